// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entrysheet;

import org.zhengtong.catalog.lint.Finding;
import org.zhengtong.kernel.imports.ImportFinding;

/**
 * Something to say about a cell of a row.
 *
 * @param column field of the cell; empty when it is about the whole row
 * @param value what stood there
 * @param refused whether the row cannot be taken for it
 */
public record Remark(String code, String zh, String en, String column, String value, boolean refused) {

    private static final int LONGEST_VALUE = 80;

    public Remark {
        value = value.length() <= LONGEST_VALUE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, points(value))) + "…";
    }

    private static int points(String value) {
        return Math.min(LONGEST_VALUE, value.codePointCount(0, value.length()));
    }

    /** A reason not to take the row. */
    public static Remark refusal(ImportFinding finding, String column, String value) {
        return new Remark(finding.name(), finding.zh(), finding.en(), column, value, true);
    }

    /** A warning; the row is taken. */
    public static Remark warning(ImportFinding finding, String column, String value) {
        return new Remark(finding.name(), finding.zh(), finding.en(), column, value, false);
    }

    /** What a check found; an error that does not keep the row from being taken says what it will stand against. */
    public static Remark of(Finding finding, String column, boolean refused) {
        String detail = finding.detail().isEmpty() ? "" : "：" + finding.detail();
        boolean later = finding.blocks() && !refused;
        return new Remark(
                finding.rule().code(),
                finding.zh() + detail + (later ? "（送审、发布前须更正）" : ""),
                finding.en() + (later ? "; correct it before submission" : ""),
                column,
                finding.detail(),
                refused);
    }
}
