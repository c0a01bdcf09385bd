// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.item;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals about service items. */
public enum ItemProblem implements Problem {
    SERVICE_ITEM_UNKNOWN(404, "政务服务事项不存在", "Service item not found"),
    MATERIAL_REPEATED(400, "材料编码重复", "A material code is given twice");

    private final Refusal refusal;

    ItemProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
