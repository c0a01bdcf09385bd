// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stockcorrection;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of corrections of stock licences. */
public enum StockCorrectionProblem implements Problem {
    STOCK_CORRECTION_UNKNOWN(404, "没有该纠错申请", "No such correction"),
    STOCK_CORRECTION_ANSWERED(409, "该纠错申请已答复", "The correction has been answered"),
    STOCK_CORRECTION_NOT_YOURS(
            403, "只有颁发机构可以查阅和答复其纠错申请", "Only the issuing authority sees and answers its corrections"),
    STOCK_NOT_HANDED_IN_AGAIN(409, "证照数据尚未重新归集", "The licence has not been handed in again");

    private final Refusal refusal;

    StockCorrectionProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
