// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.provider;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the registry as a provider. */
public enum ProviderProblem implements Problem {
    PROVIDER_PARAMETERS_UNKNOWN(
            "查询参数须为 identifier，或 licenceType 与 holderCode", "Ask by identifier, or by licenceType and holderCode");

    private final String zh;
    private final String en;

    ProviderProblem(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public int status() {
        return 400;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public boolean retryable() {
        return false;
    }

    @Override
    public WhoFixes whoFixes() {
        return WhoFixes.CALLER;
    }
}
