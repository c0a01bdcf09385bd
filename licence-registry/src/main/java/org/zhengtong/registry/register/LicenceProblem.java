// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the licence register. */
public enum LicenceProblem implements Problem {
    LICENCE_NOT_FOUND(404, "证照不存在", "Licence not found"),
    LICENCE_MOVE_NOT_ALLOWED(409, "证照当前状态不允许此操作", "The licence's state does not allow this"),
    EFFECTIVE_TIME_INVALID(400, "生效时间不合规", "The effective time is not possible");

    private final int status;
    private final String zh;
    private final String en;

    LicenceProblem(int status, String zh, String en) {
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
