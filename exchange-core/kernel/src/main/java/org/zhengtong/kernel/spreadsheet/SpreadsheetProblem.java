// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of a whole file; what is wrong with single cells stands in the import's report. */
public enum SpreadsheetProblem implements Problem {
    TABLE_EMPTY("文件为空或没有表头", "The file is empty or has no header"),
    TABLE_MALFORMED("文件已损坏，不是合法的 .xlsx", "The file is damaged: it is not a well-formed .xlsx"),
    TABLE_TYPE_UNSUPPORTED("不支持该文件类型，请另存为 .xlsx 或 CSV", "The file type is not supported; save it as .xlsx or CSV"),
    TABLE_ENCRYPTED("文件已加密，请取消密码后重试", "The file is encrypted; remove the password"),
    TABLE_UNSAFE(
            "文件含有不允许的内容（外部实体、压缩炸弹等）", "The file holds what is not allowed (entities, a compression bomb or the like)"),
    TABLE_TOO_LARGE("文件的行、列或内容超过上限", "The file exceeds the limit of rows, columns or content"),
    TABLE_SHEET_MISSING("缺少所需的工作表", "The sheet that is needed is missing"),
    TABLE_COLUMN_MISSING("表头缺少必需的列", "The header lacks a required column"),
    TABLE_COLUMN_REPEATED("表头中有重复的列", "The header has a column twice"),
    TABLE_ENCODING_UNKNOWN("无法识别文件编码，请存为 UTF-8 或 GB18030", "The encoding is not known; save as UTF-8 or GB 18030");

    private final Refusal refusal;

    SpreadsheetProblem(String zh, String en) {
        refusal = new Refusal(400, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
