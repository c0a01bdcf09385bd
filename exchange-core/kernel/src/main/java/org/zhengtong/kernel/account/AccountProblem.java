// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.account;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the accounts' API. */
public enum AccountProblem implements Problem {
    ACCOUNT_EXISTS(409, "账号已存在", "The account exists already"),
    ACCOUNT_UNKNOWN(404, "没有这个账号", "There is no such account");

    private final int status;
    private final String zh;
    private final String en;

    AccountProblem(int status, String zh, String en) {
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
