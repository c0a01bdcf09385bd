// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the time stamps. */
public enum TimeStampProblem implements Problem {
    NOT_STAMPED_YET(404, "该证照尚未加盖时间戳", "The licence has no time stamp yet", WhoFixes.CALLER),
    NO_TIME_STAMP_AUTHORITY(404, "本库不提供时间戳服务", "This registry is no time stamp authority", WhoFixes.HUB_OPERATOR),
    TIME_STAMP_QUESTION_UNREADABLE(400, "时间戳请求无法解析", "The question is not one of RFC 3161", WhoFixes.CALLER);

    private final Refusal refusal;

    TimeStampProblem(int status, String zh, String en, WhoFixes whoFixes) {
        refusal = new Refusal(status, zh, en, false, whoFixes);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
