// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.batch;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of batches. */
public enum BatchProblem implements Problem {
    BATCH_UNKNOWN(404, "没有该签发批次", "No such batch"),
    BATCH_ROW_INVALID(400, "该行不是合法的签发请求", "The row is no order that can be read");

    private final Refusal refusal;

    BatchProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
