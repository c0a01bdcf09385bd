// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

/** A code that its standard refuses; says which rule, at which character and why, and never repeats the code. */
public final class InvalidCodeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final Rule rule;
    private final int where;

    InvalidCodeException(Rule rule, int where) {
        super(rule.name() + (where > 0 ? " at character " + where : "") + ": " + rule.en);
        this.rule = rule;
        this.where = where;
    }

    public Rule rule() {
        return rule;
    }

    /** Stable name of the rule, such as {@code CITIZEN_ID_CHECK}. */
    public String code() {
        return rule.name();
    }

    /** First character that breaks the rule, from 1; 0 when the whole value does. */
    public int where() {
        return where;
    }

    /** The reason in English. */
    public String why() {
        return rule.en;
    }

    /** The reason in Chinese. */
    public String whyZh() {
        return rule.zh;
    }

    /** What a code can break. Names are public API. */
    public enum Rule {
        CITIZEN_ID_FORM("公民身份号码须为17位数字加1位数字或大写X", "a citizen id is 17 digits and a digit or a capital X"),
        CITIZEN_ID_DATE("公民身份号码中的出生日期不存在", "the birth date in the citizen id does not exist"),
        CITIZEN_ID_CHECK("公民身份号码校验码错误", "the check character of the citizen id is wrong"),
        ORGANISATION_CODE_FORM(
                "统一社会信用代码须为18位，且不含I、O、S、V、Z", "an organisation code has 18 characters and none of I, O, S, V, Z"),
        ORGANISATION_CODE_BODY_CHECK(
                "主体标识码（组织机构代码）校验码错误", "the check character of the subject identifier (GB 11714) is wrong"),
        ORGANISATION_CODE_CHECK("统一社会信用代码校验码错误", "the check character of the organisation code is wrong"),
        DOCUMENT_NUMBER_FORM(
                "证件号码须为1至32位汉字、大写字母、数字及括号、短横、点",
                "a document number is 1 to 32 Chinese characters, capital letters, digits, brackets, hyphens and dots"),
        DIVISION_CODE_FORM("行政区划代码须为6位数字", "a division code is six digits"),
        RESOURCE_CODE_FORM(
                "信息资源代码须为“分类码/顺序码”，如 105002/510000000001",
                "a resource code is a class code, a slash and up to 20 digits, such as 105002/510000000001"),
        LICENCE_TYPE_CODE_FORM(
                "证照类型代码须为定义机构代码18位加3位顺序号", "a licence type code is the definer's 18 characters and three digits"),
        LICENCE_IDENTIFIER_FORM(
                "电子证照标识须为根代码、类型、颁发机构、流水号、版本号、校验位，以“.”分隔",
                "a licence identifier is root, type, issuer, serial, version and check character, separated by dots"),
        LICENCE_IDENTIFIER_CHECK("电子证照标识校验位错误", "the check character of the licence identifier is wrong");

        private final String zh;
        private final String en;

        Rule(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }
}
