// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal of a change to a grant. */
public enum GrantProblem implements Problem {
    GRANT_UNKNOWN(404, "没有该授权", "No such grant"),
    GRANT_OF_ANOTHER_PROVIDER(403, "只能变更本机构作出的授权", "Only the organisation that granted changes a grant"),
    GRANT_OF_ANOTHER_CONSUMER(403, "只能续期本机构获得的授权", "Only the organisation it was granted to renews a grant"),
    GRANT_OF_ANOTHER_NODE(409, "该授权由提供方所在节点维护", "The grant is kept at the provider's node"),
    GRANT_STATE_FORBIDS(409, "授权当前状态不允许此操作", "The grant's state does not allow this"),
    GRANT_OVER(409, "授权已终止，请申请续期", "The grant has ended and can only be renewed"),
    GRANT_DELIVERED_BY_SERVICE(409, "以接口方式共享的，接口应答即为供数", "What is shared by a service is delivered when it answers"),
    GRANT_EXTENSION_NOT_LONGER(422, "延长后的期限须晚于原期限", "An extension must end later than the grant does now");

    private final Refusal refusal;

    GrantProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
