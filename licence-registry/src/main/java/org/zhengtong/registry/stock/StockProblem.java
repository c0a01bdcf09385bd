// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals about stock licences. */
public enum StockProblem implements Problem {
    STOCK_LICENCE_UNKNOWN(404, "归集库中没有该证照", "No such licence was taken in"),
    STOCK_SCAN_UNKNOWN(404, "该存量证照没有扫描件", "No scan was taken in with the licence");

    private final Refusal refusal;

    StockProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
