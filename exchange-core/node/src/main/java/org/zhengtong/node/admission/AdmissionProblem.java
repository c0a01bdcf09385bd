// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.admission;

import static org.zhengtong.kernel.problem.WhoFixes.CALLER;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;

/** Why an exchange is not admitted. */
public enum AdmissionProblem implements Problem {
    RESOURCE_UNKNOWN(404, "目录中没有该数据资源", "The catalogue has no such published resource", false),
    RESOURCE_DENIED(403, "该数据资源已不予共享", "The resource is not shared", false),
    GRANT_MISSING(403, "应用系统未获得该资源的授权", "The application system holds no grant for the resource", false),
    GRANT_NOT_IN_FORCE(403, "授权未生效、已过期或已停用", "The grant is not in force today", false),
    PURPOSE_NOT_GRANTED(403, "使用用途超出授权范围", "The grant does not cover this purpose", false),
    OUTSIDE_TIME_WINDOW(403, "不在授权的使用时段内", "The grant may not be used at this hour", true),
    PARAMETER_NOT_ALLOWED(400, "目录条目不允许该查询参数", "The catalogue entry does not allow the parameter", false),
    QUOTA_EXCEEDED(429, "超出授权的每秒调用限额", "The grant's quota a second is used up", true),
    DAY_QUOTA_EXCEEDED(429, "超出授权的每日调用限额", "The grant's quota a day is used up", true);

    private final Refusal refusal;

    AdmissionProblem(int status, String zh, String en, boolean retryable) {
        refusal = new Refusal(status, zh, en, retryable, CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
