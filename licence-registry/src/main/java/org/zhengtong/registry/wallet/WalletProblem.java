// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of offers, to officers. */
public enum WalletProblem implements Problem {
    LICENCE_NOT_FOR_WALLETS(409, "证照已终止或届满，不能入钱包", "The licence has ended: it cannot be put into a wallet");

    private final Refusal refusal;

    WalletProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
