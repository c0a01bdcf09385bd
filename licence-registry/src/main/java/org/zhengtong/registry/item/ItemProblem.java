// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.item;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals about service items. */
public enum ItemProblem implements Problem {
    SERVICE_ITEM_UNKNOWN(404, "政务服务事项不存在", "Service item not found"),
    MATERIAL_REPEATED(400, "材料编码重复", "A material code is given twice");

    private final int status;
    private final String zh;
    private final String en;

    ItemProblem(int status, String zh, String en) {
        this.status = status;
        this.zh = zh;
        this.en = en;
    }

    @Override
    public int status() {
        return status;
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
