// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal of demands. */
public enum DemandProblem implements Problem {
    DEMAND_UNKNOWN(404, "没有该需求", "No such demand"),
    DEMAND_OF_ANOTHER_ORGANISATION(403, "该需求不由本机构办理", "The demand is not the organisation's to act on"),
    DEMAND_AT_ANOTHER_NODE(409, "该需求正由其他节点办理", "Another node has the demand in hand"),
    DEMAND_STEP_OUT_OF_TURN(409, "该需求当前状态不能这样办理", "The demand does not stand where this step is taken"),
    DEMAND_DISPUTED_BEFORE(409, "该需求已协调过一次", "The demand was disputed once already"),
    DEMAND_RESOURCE_NOT_PUBLISHED(422, "该资源目录未发布", "The resource is not published"),
    DEMAND_ANSWER_INCOMPLETE(422, "答复内容不完整", "The answer lacks what its outcome needs");

    private final Refusal refusal;

    DemandProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
