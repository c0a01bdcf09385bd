// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.witness;

import static org.zhengtong.kernel.problem.WhoFixes.CALLER;
import static org.zhengtong.kernel.problem.WhoFixes.HUB_OPERATOR;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals a witness can give a neighbour. */
public enum WitnessProblem implements Problem {
    HEAD_NOT_PROVEN(400, "日志头无法证实", "The log head is not proven to be the sender's", false, CALLER),
    WITNESS_OUT_OF_STEP(409, "见证进度不一致", "The request does not begin where the witness stands", true, CALLER),
    LOG_FORKED(409, "存证日志与已见证的不一致", "The log does not extend what was witnessed before", false, HUB_OPERATOR);

    private final Refusal refusal;

    WitnessProblem(int status, String zh, String en, boolean retryable, WhoFixes whoFixes) {
        refusal = new Refusal(status, zh, en, retryable, whoFixes);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
