// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import org.zhengtong.kernel.imports.ImportFinding;

/** What an intake of stock licences can say about a row. Names are public API. */
public enum StockFinding implements ImportFinding {
    ROW_MALFORMED("该行无法读取，列数或格式不符", "The row cannot be read: its form or number of cells is wrong"),
    TYPE_MISSING("缺少证照类型代码", "The licence type code is missing"),
    TYPE_UNKNOWN("证照类型未登记", "The licence type is not registered"),
    IDENTIFIER_MALFORMED("证照标识格式不合规", "The identifier has not the form of GB/T 36904"),
    IDENTIFIER_CHECK_WRONG("证照标识校验位错误", "The identifier's check character is wrong"),
    IDENTIFIER_REPEATED("证照标识在文件中重复且内容不同", "The identifier occurs twice in the file with other content"),
    ISSUED_HERE("该证照由本库签发，不得归集", "This registry issued the licence itself"),
    NUMBER_MISSING("缺少证照编号", "The licence number is missing"),
    ISSUER_MALFORMED("颁发机构代码不合规", "The issuing authority's code is not one"),
    ISSUER_NOT_YOURS("您的机构不能代该颁发机构归集", "Your organisation may not hand in for this authority"),
    HANDED_IN_BY_ANOTHER(
            "颁发机构以区划代码表示，该证照由另一机构归集，须由该机构更新",
            "The issuer is a division and another organisation handed this licence in: that one changes it"),
    HOLDER_MISSING("缺少持证主体名称或代码", "The holder's name or code is missing"),
    HOLDER_LISTS_DIFFER("持证主体的名称、代码、类型个数不一致", "Names, codes and code types of the holders differ in number"),
    DATE_MALFORMED("日期不可识别", "A date cannot be read"),
    PERIOD_REVERSED("有效期截止早于起始", "The period ends before it begins"),
    ROW_OF_ANOTHER_INTAKE(
            "该行出自另一归集批次的错误文件，corrects 须与 _intake 列一致",
            "The row is of another intake's error file: send it with corrects as its column _intake says"),
    ROW_NOT_STORED("该行内容超出数据库可存范围（如代码或编号过长）", "The database cannot keep the row, as when a code or number is too long"),
    STATUS_UNKNOWN("证照状态不在代码表中", "The status is not in the code list"),
    IDENTIFIER_LEGACY_CHECK(
            "证照标识采用旧版校验算法，已换算", "The identifier has the older check character; it is known by the standard one"),
    IDENTIFIER_DERIVED("缺少证照标识，已按编号生成", "The identifier is missing and was derived from the number"),
    IDENTIFIER_BY_NUMBER(
            "缺少证照标识，已按编号对应到在库证照", "The identifier is missing; it is that of the licence on record with this number"),
    IDENTIFIER_AMBIGUOUS(
            "缺少证照标识，且在库有多本证照编号相同，须填写证照标识", "The identifier is missing and several licences have this number: name it"),
    ISSUER_IS_DIVISION("颁发机构以区划代码表示", "The issuing authority is given as a division"),
    ISSUER_CHECK_WRONG("颁发机构代码校验位错误", "The check character of the issuing authority's code is wrong"),
    ISSUER_DIFFERS("颁发机构代码与证照标识不一致", "The issuing authority is not the identifier's"),
    TYPE_DIFFERS("证照类型代码与证照标识不一致", "The licence type is not the identifier's"),
    HOLDER_CODE_UNSOUND("持证主体代码校验错误", "A holder's code breaks its standard"),
    HOLDER_SCHEME_GUESSED("持证主体代码类型缺失或不明，已推定", "The holder's code type is missing or unknown and was concluded"),
    STATUS_NOTE_MISSING("状态为其他时须填写描述", "The status other needs a description"),
    FACE_FIELD_INVALID("照面项缺失或不合规", "A face field is missing or breaks its rule");

    private final String zh;
    private final String en;

    StockFinding(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
