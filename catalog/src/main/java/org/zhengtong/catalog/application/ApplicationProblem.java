// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal of the sharing workflow. */
public enum ApplicationProblem implements Problem {
    RESOURCE_UNKNOWN(404, "目录中没有该资源", "The catalogue has no such resource"),
    RESOURCE_DENIED(403, "该资源不予共享", "The resource is not shared"),
    ITEM_UNKNOWN(422, "资源没有该信息项", "The resource has no such information item"),
    PERIOD_INVALID(422, "使用期限无效", "The period of use is not valid"),
    APPLICATION_SYSTEM_OF_ANOTHER_ORGANISATION(
            403, "应用系统不属于本机构", "The application system belongs to another organisation"),
    APPLICATION_UNKNOWN(404, "没有该共享申请", "No such application"),
    APPLICATION_DECIDED(409, "该申请已办结", "The application is decided already"),
    APPLICATION_OF_ANOTHER_NODE(409, "该申请由提供方所在节点办理", "The application is decided at the provider's node"),
    APPLICATION_OF_ANOTHER_PROVIDER(403, "只能办理向本机构提出的申请", "Only the provider organisation decides its applications"),
    REASON_REQUIRED(422, "不同意须说明理由", "A refusal needs a reason");

    private final int status;
    private final String zh;
    private final String en;

    ApplicationProblem(int status, String zh, String en) {
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
