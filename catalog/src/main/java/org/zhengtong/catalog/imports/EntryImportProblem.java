// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of imports. */
public enum EntryImportProblem implements Problem {
    IMPORT_UNKNOWN(404, "没有该导入记录", "No such import", false),
    IMPORT_NOT_FINISHED(409, "导入尚未完成", "The import is not finished yet", true);

    private final Refusal refusal;

    EntryImportProblem(int status, String zh, String en, boolean retryable) {
        refusal = new Refusal(status, zh, en, retryable, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
