// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

import static org.zhengtong.kernel.problem.WhoFixes.CALLER;
import static org.zhengtong.kernel.problem.WhoFixes.HUB_OPERATOR;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals on the way in. */
public enum SignInProblem implements Problem {
    SIGN_IN_REQUIRED(401, "须先登录", "Sign in first", false, CALLER),
    SIGN_IN_LOCKED(429, "登录失败次数过多,请稍后再试", "Too many failed sign-ins; wait before trying again", true, CALLER),
    ROLE_REQUIRED(403, "没有所需的角色", "The caller does not have the role this needs", false, HUB_OPERATOR),
    SIGNATURE_INVALID(401, "请求签名无效", "The request's signature does not hold", false, CALLER),
    SIGNATURE_EXPIRED(401, "请求签名已过期或时钟不准", "The request's signature is outside its time window", false, CALLER),
    REQUEST_REPLAYED(401, "请求已经用过", "This very request has been received before", false, CALLER),
    KEY_UNKNOWN(401, "应用系统未登记或已停用", "No application system with this key id may sign in", false, HUB_OPERATOR),
    DIGEST_MISMATCH(400, "请求体与摘要不符", "The body does not have the digest that was signed", false, CALLER);

    private final Refusal refusal;

    SignInProblem(int status, String zh, String en, boolean retryable, WhoFixes whoFixes) {
        refusal = new Refusal(status, zh, en, retryable, whoFixes);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
