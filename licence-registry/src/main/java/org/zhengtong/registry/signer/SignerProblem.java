// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.signer;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the authorities' keys. */
public enum SignerProblem implements Problem {
    AUTHORITY_CERTIFICATE_UNUSABLE(
            503, "颁发机构的签名证书已过期、未生效、被吊销或不可信", "The authority's certificate is not one to sign under now");

    private final Refusal refusal;

    SignerProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, true, WhoFixes.HUB_OPERATOR);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
