// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.provider;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the registry as a provider. */
public enum ProviderProblem implements Problem {
    PROVIDER_RESOURCE_REFUSED(
            403, "本证照库不为该数据资源供数", "This registry does not serve this resource", WhoFixes.HUB_OPERATOR),
    PROVIDER_PARAMETERS_UNKNOWN(
            400,
            "查询参数须为 identifier，或 licenceType 与 holderCode",
            "Ask by identifier, or by licenceType and holderCode",
            WhoFixes.CALLER);

    private final Refusal refusal;

    ProviderProblem(int status, String zh, String en, WhoFixes whoFixes) {
        refusal = new Refusal(status, zh, en, false, whoFixes);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
