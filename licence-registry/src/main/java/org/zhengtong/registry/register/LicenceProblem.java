// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the licence register. */
public enum LicenceProblem implements Problem {
    LICENCE_NOT_FOUND(404, "证照不存在", "Licence not found"),
    LICENCE_MOVE_NOT_ALLOWED(409, "证照当前状态不允许此操作", "The licence's state does not allow this"),
    DECISION_NOT_AHEAD(409, "最近登记的决定已生效或不是所指的决定，不能撤回", "The decision recorded last cannot be withdrawn"),
    EFFECTIVE_TIME_INVALID(400, "生效时间不合规", "The effective time is not possible");

    private final Refusal refusal;

    LicenceProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
