// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.credential;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the credentials. */
public enum CredentialProblem implements Problem {
    CREDENTIALS_NOT_SET_UP(
            503, "本库未配置对外可验证凭证", "This registry is not set up to issue credentials", WhoFixes.HUB_OPERATOR);

    private final Refusal refusal;

    CredentialProblem(int status, String zh, String en, WhoFixes whoFixes) {
        refusal = new Refusal(status, zh, en, false, whoFixes);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
