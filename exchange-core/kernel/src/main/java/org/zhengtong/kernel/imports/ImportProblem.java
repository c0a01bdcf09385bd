// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.imports;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of a whole file; what is wrong with single rows stands in the report. */
public enum ImportProblem implements Problem {
    CSV_MALFORMED("文件不是合法的 CSV", "The file is not well-formed CSV"),
    CSV_COLUMN_MISSING("表头缺少必需的列", "The header lacks a required column");

    private final Refusal refusal;

    ImportProblem(String zh, String en) {
        refusal = new Refusal(400, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
