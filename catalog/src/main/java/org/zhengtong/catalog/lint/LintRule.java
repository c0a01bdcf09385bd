// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.lint;

import static org.zhengtong.catalog.lint.LintRule.Level.ERROR;
import static org.zhengtong.catalog.lint.LintRule.Level.WARNING;

import com.fasterxml.jackson.annotation.JsonValue;
import org.zhengtong.kernel.imports.ImportFinding;

/** A rule of the catalogue's checks (质检规则). Its code is public: spreadsheets and pages name it. */
public enum LintRule implements ImportFinding {
    NAME_OF_SYSTEM("CAT-01", WARNING, "名称是系统名称，应写数据资源的名称", "The name is that of a system, not of its data"),
    NAME_NUMBERED(
            "CAT-02", WARNING, "与本机构其他条目仅末尾数字不同，疑似拖动填充", "Differs from another entry by the number at its end alone"),
    NAME_REPEATED(
            "CAT-03",
            ERROR,
            "去除全半角、空格、标点后与本机构其他条目同名",
            "Same name as another entry once width, spaces and punctuation are folded"),
    CLASS_NOT_IN_TREE("CAT-04", ERROR, "分类不在现行分类目录树中", "The class is not in the classification tree in force"),
    TEXT_EMPTY(
            "CAT-05",
            ERROR,
            "提供方或摘要为空，或摘要只是重复名称",
            "Provider or summary is empty, or the summary only repeats the name"),
    FORMAT_METHOD("CAT-06", WARNING, "资源格式与共享方式不符", "Format and sharing method do not fit"),
    NUMBER_WITH_TEXT("CAT-07", ERROR, "数值中含有单位或文字", "A number carries a unit or other text"),
    BASIS_MISSING(
            "CAT-08", ERROR, "有条件共享缺少共享条件，或不予共享缺少法律法规依据", "A condition, or a legal basis cited in 《》, is missing"),
    CYCLE("CAT-09", ERROR, "更新周期缺失，或已超过更新周期未更新", "The update cycle is missing, or already exceeded"),
    NO_ITEMS("CAT-10", ERROR, "结构化数据须列出信息项", "Structured data needs its information items"),
    STATE_SECRET("CAT-11", ERROR, "涉及国家秘密的信息资源不得登记", "State secrets cannot be registered"),
    ITEM_REPEATED("CAT-12", ERROR, "信息项的名称或字段重复", "Two items have the same key"),
    LENGTH_MISSING("CAT-13", WARNING, "字符串型信息项缺少数据长度", "A string item has no length"),
    PROVIDER_CODE_OLD(
            "CAT-14",
            WARNING,
            "提供方代码是九位组织机构代码，应换成统一社会信用代码",
            "The provider's code is an old nine-character one; replace it"),
    EXTENSION_MISSING("CAT-15", ERROR, "扩展方案的必填项缺失", "A field the profile requires is missing"),
    ALIKE("CAT-16", WARNING, "与其他条目疑似重复", "Likely a duplicate of another entry");

    /** How grave a finding is. */
    public enum Level {
        /** Stands against publication. */
        ERROR,
        /** To be looked at. */
        WARNING
    }

    private final String code;
    private final Level level;
    private final String zh;
    private final String en;

    LintRule(String code, Level level, String zh, String en) {
        this.code = code;
        this.level = level;
        this.zh = zh;
        this.en = en;
    }

    @JsonValue
    public String code() {
        return code;
    }

    public Level level() {
        return level;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }

    /** A finding of this rule on a field. */
    public Finding on(String field, String detail) {
        return new Finding(this, level, field, zh, en, detail);
    }

    /** A finding on a field that does not stand against publication. */
    Finding warnOn(String field, String detail) {
        return new Finding(this, WARNING, field, zh, en, detail);
    }
}
