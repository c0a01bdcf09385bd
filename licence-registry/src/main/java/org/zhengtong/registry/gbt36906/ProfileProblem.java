// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.gbt36906;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the profile alone. */
public enum ProfileProblem implements Problem {
    ACCESS_ID_DIFFERS(403, "报文头中的 accessId 与登录的调用方不一致", "The head names another caller than the one signed in");

    private final Refusal refusal;

    ProfileProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
