// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.account;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the accounts' API. */
public enum AccountProblem implements Problem {
    ACCOUNT_EXISTS(409, "账号已存在", "The account exists already"),
    ACCOUNT_UNKNOWN(404, "没有这个账号", "There is no such account"),
    PASSWORD_WRONG(403, "原密码不正确", "The present password is not right"),
    PASSWORD_UNFIT(400, "新密码不符合要求", "The new password is not fit");

    private final Refusal refusal;

    AccountProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
