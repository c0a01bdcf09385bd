// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.notice;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal of notices. */
public enum NoticeProblem implements Problem {
    NOTICE_UNKNOWN(404, "没有发给本机构的该更正告知", "The organisation has no such notice");

    private final Refusal refusal;

    NoticeProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
