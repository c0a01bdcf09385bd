// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal of the sharing workflow. */
public enum ApplicationProblem implements Problem {
    RESOURCE_UNKNOWN(404, "目录中没有该资源", "The catalogue has no such resource"),
    RESOURCE_DENIED(403, "该资源不予共享", "The resource is not shared"),
    ITEM_DENIED(403, "申请的信息项不予共享", "An information item that was named is not shared"),
    ITEM_UNKNOWN(422, "资源没有该信息项", "The resource has no such information item"),
    PERIOD_INVALID(422, "使用期限无效", "The period of use is not valid"),
    APPLICATION_SYSTEM_OF_ANOTHER_ORGANISATION(
            403, "应用系统不属于本机构", "The application system belongs to another organisation"),
    TIME_WINDOW_INVALID(422, "使用时段无效", "The hours of use are not valid"),
    ROW_FILTER_NOT_APPLICABLE(
            422, "资源没有可用于行政区划过滤的信息项", "The resource has no item by which rows of an area can be told"),
    GRANT_EXCEEDS_APPLICATION(422, "授权不得超出申请范围", "Nothing is granted that was not asked for"),
    APPLICATION_UNKNOWN(404, "没有该共享申请", "No such application"),
    APPLICATION_DECIDED(409, "该申请已办结", "The application is decided already"),
    APPLICATION_OF_ANOTHER_NODE(409, "该申请由提供方所在节点办理", "The application is decided at the provider's node"),
    APPLICATION_OF_ANOTHER_PROVIDER(403, "只能办理向本机构提出的申请", "Only the provider organisation decides its applications"),
    APPLICATION_OF_ANOTHER_APPLICANT(403, "只能处理本机构提出的申请", "Only the applying organisation does this"),
    APPLICATION_STATE_FORBIDS(409, "申请当前状态不允许此操作", "The application's state does not allow this"),
    SUPPLEMENT_ASKED_BEFORE(409, "补正材料须一次性告知，不得再次要求", "Missing papers are asked for once and completely"),
    IDEMPOTENCY_KEY_REUSED(409, "该幂等键已用于另一申请", "The idempotency key was used for another application"),
    REASON_REQUIRED(422, "不同意须说明理由", "A refusal needs a reason");

    private final Refusal refusal;

    ApplicationProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
