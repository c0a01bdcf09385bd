// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.correction;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal of corrections. */
public enum CorrectionProblem implements Problem {
    CORRECTION_UNKNOWN(404, "没有该校核", "No such correction"),
    CORRECTION_RESOURCE_UNKNOWN(422, "目录中没有该资源", "The catalogue has no such resource"),
    CORRECTION_ITEM_UNKNOWN(422, "资源没有该信息项", "The resource has no such information item"),
    CORRECTION_EVIDENCE_FAILS(422, "存证不能证明本机构收到过该数据", "The evidence does not show that the organisation received it"),
    CORRECTION_OF_ANOTHER_ORGANISATION(403, "该校核不由本机构办理", "The correction is not the organisation's to act on"),
    CORRECTION_AT_ANOTHER_NODE(409, "该校核正由其他节点办理", "Another node has the correction in hand"),
    CORRECTION_STEP_OUT_OF_TURN(409, "该校核当前状态不能这样办理", "The correction does not stand where this step is taken"),
    CORRECTION_MORE_ASKED_BEFORE(409, "须补充的内容应一次性告知，不得再次要求", "What is missing is asked for once and completely"),
    CORRECTION_DISPUTED_BEFORE(409, "该校核已提请协调过一次", "The correction was disputed once already");

    private final Refusal refusal;

    CorrectionProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
