// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.item;

import org.zhengtong.kernel.imports.ImportFinding;

/** What an import of service items can say about a row. Names are public API. */
enum ItemFinding implements ImportFinding {
    ROW_INCOMPLETE("列数与表头不符", "The row has not as many cells as the header"),
    ITEM_CODE_MISSING("缺少事项编码", "The item code is missing"),
    ITEM_CODE_TOO_LONG("事项编码超过100个字符", "The item code is longer than 100 characters"),
    ITEM_CODE_REPEATED("事项编码在文件中重复", "The item code occurs twice in the file"),
    ITEM_NAME_MISSING("缺少事项名称", "The item name is missing"),
    AREA_CODE_MALFORMED("区划代码须为6位或12位数字", "The area code is not 6 or 12 digits"),
    ITEM_CODE_SHAPE_UNKNOWN("事项编码不属于已知的编码结构", "The item code has none of the known shapes"),
    ITEM_CODE_ORGANISATION_MALFORMED(
            "事项编码中的实施主体不是有效的统一社会信用代码", "The organisation inside the item code is not a valid organisation code"),
    ORGANISATION_CODE_MALFORMED(
            "部门编码不是18位统一社会信用代码", "The department code is not an organisation code of 18 characters"),
    ORGANISATION_CODE_CHECK_WRONG("部门编码校验位错误", "The department code's check character is wrong"),
    TASK_TYPE_UNKNOWN("事项类型不在国家代码表中", "The task type is not one of the national list");

    private final String zh;
    private final String en;

    ItemFinding(String zh, String en) {
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
