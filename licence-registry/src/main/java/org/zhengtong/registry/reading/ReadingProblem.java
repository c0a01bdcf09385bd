// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of reading licences. */
public enum ReadingProblem implements Problem {
    PURPOSE_REQUIRED(400, "须说明用途", "Say what the licence is read for", false),
    UNMASKING_NOT_ALLOWED(
            403,
            "仅颁发机构的登记人员可查看未脱敏内容",
            "Only registrars of the issuing authority see personal data in the clear",
            false),
    READING_LIMIT_REACHED(429, "查阅数量超过限额", "More licences are read than is allowed", true);

    private final Refusal refusal;

    ReadingProblem(int status, String zh, String en, boolean retryable) {
        refusal = new Refusal(status, zh, en, retryable, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
