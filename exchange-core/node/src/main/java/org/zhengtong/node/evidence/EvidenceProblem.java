// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import static org.zhengtong.kernel.problem.WhoFixes.CALLER;
import static org.zhengtong.kernel.problem.WhoFixes.HUB_OPERATOR;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the evidence log. */
public enum EvidenceProblem implements Problem {
    EVIDENCE_UNAVAILABLE(
            503, "存证暂不可用,本次交换未应答", "Evidence cannot be recorded now; nothing was answered", true, HUB_OPERATOR),
    EXCHANGE_ALREADY_RECORDED(409, "该交换编号已有存证", "This exchange id already has its evidence", false, CALLER),
    RECEIPT_NOT_FOUND(404, "没有该交换的回执", "There is no receipt of this exchange", false, CALLER);

    private final Refusal refusal;

    EvidenceProblem(int status, String zh, String en, boolean retryable, WhoFixes whoFixes) {
        refusal = new Refusal(status, zh, en, retryable, whoFixes);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
