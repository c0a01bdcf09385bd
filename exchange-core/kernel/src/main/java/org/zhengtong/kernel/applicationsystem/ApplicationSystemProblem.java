// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.applicationsystem;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the application systems' API. */
public enum ApplicationSystemProblem implements Problem {
    SYSTEM_EXISTS(409, "应用系统已登记", "The application system is registered already"),
    SYSTEM_UNKNOWN(404, "没有这个应用系统", "There is no such application system"),
    PUBLIC_KEY_INVALID(400, "公钥不是 PEM 格式的 SM2 公钥", "The public key is not an SM2 public key in PEM");

    private final Refusal refusal;

    ApplicationSystemProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
