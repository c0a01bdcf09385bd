// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.provider;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the registry as a provider. */
public enum ProviderProblem implements Problem {
    PROVIDER_PARAMETERS_UNKNOWN(
            "查询参数须为 identifier，或 licenceType 与 holderCode", "Ask by identifier, or by licenceType and holderCode");

    private final Refusal refusal;

    ProviderProblem(String zh, String en) {
        refusal = new Refusal(400, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
