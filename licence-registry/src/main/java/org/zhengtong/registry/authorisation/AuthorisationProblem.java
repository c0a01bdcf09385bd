// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.authorisation;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the holder's authorisations. */
public enum AuthorisationProblem implements Problem {
    AUTHORISATION_CODE_INVALID(404, "授权码无效、已使用或已过期", "The code is not one, was presented before or is too old"),
    AUTHORISATION_UNKNOWN(404, "没有此授权", "There is no such authorisation for this caller"),
    AUTHORISATION_NOT_POSSIBLE(409, "授权当前状态不允许此操作", "The authorisation's state does not allow this"),
    LICENCE_NOT_WANTED(
            422, "仅可授权对方申请类型内本人的证照", "Only the holder's own licences of the types asked for can be authorised");

    private final Refusal refusal;

    AuthorisationProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
