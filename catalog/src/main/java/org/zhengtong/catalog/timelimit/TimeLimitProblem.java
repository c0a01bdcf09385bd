// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal of time limits. */
public enum TimeLimitProblem implements Problem {
    TIME_LIMIT_UNKNOWN(404, "没有该办理时限", "No such time limit", WhoFixes.CALLER),
    TIME_LIMIT_RULE_MISSING(500, "时限规则未配置", "No rule sets this time limit", WhoFixes.HUB_OPERATOR),
    TIME_LIMIT_CLOSED(409, "该时限已结束", "The time limit has ended", WhoFixes.CALLER),
    TIME_LIMIT_EXTENDED_BEFORE(409, "时限只能延长一次", "A time limit is extended once only", WhoFixes.CALLER),
    TIME_LIMIT_EXTENSION_TOO_LONG(422, "延长超过规则允许的工作日数", "The rule allows no such extension", WhoFixes.CALLER),
    TIME_LIMIT_EXTENSION_TOO_LATE(409, "时限已过，不能再延长", "A time limit that is over cannot be extended", WhoFixes.CALLER),
    TIME_LIMIT_OF_ANOTHER_ORGANISATION(
            403, "只能查看本机构的办理时限", "Only the organisation's own time limits can be read", WhoFixes.CALLER);

    private final Refusal refusal;

    TimeLimitProblem(int status, String zh, String en, WhoFixes whoFixes) {
        refusal = new Refusal(status, zh, en, false, whoFixes);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
