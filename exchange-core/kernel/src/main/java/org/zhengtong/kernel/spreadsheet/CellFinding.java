// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import org.zhengtong.kernel.imports.ImportFinding;

/** What can be odd about a cell, whatever its column means. */
public enum CellFinding implements ImportFinding {
    CELL_FORMULA(false, "单元格是公式，已取其计算结果作为文本", "The cell is a formula; its result was taken as text"),
    CELL_LIKE_FORMULA(false, "内容以 = + - @ 开头，已按文本处理", "The text begins like a formula and is kept as text"),
    CELL_NUMBER(false, "单元格是数字而不是文本，前导零可能已丢失", "The cell is a number, not text; leading zeros may be lost"),
    CELL_DATE(true, "单元格是日期格式，请改为文本", "The cell is a date; make it text"),
    CELL_PRECISION_LOST(
            true,
            "数字超过15位，Excel 已丢失末位，请以文本填写",
            "The number has more than 15 digits, Excel has lost the last ones; write text"),
    CELL_ERROR(true, "单元格是错误值", "The cell holds an error value"),
    CELL_MERGED(true, "单元格已合并，请取消合并后逐行填写", "The cell is merged; unmerge it and fill in every row"),
    CELL_TOO_LONG(true, "单元格内容超过32767个字符", "The cell has more than 32767 characters"),
    CELL_CONTROL_CHARACTER(true, "单元格含有控制字符", "The cell holds a control character");

    private final boolean refuses;
    private final String zh;
    private final String en;

    CellFinding(boolean refuses, String zh, String en) {
        this.refuses = refuses;
        this.zh = zh;
        this.en = en;
    }

    /** Whether a row with such a cell cannot be taken. */
    public boolean refuses() {
        return refuses;
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
