// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reporting;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal of reporting. */
public enum ReportProblem implements Problem {
    REPORT_UNKNOWN(404, "没有该条目的上报记录", "There is no report of this entry"),
    REPORT_WITHOUT_PARENT(409, "本节点没有上级节点", "This node has no parent to report to"),
    REPORT_NOT_RETURNED(409, "该条目未被上级退回，无需重报", "The parent did not return the entry"),
    REPORT_OF_NO_CHILD(409, "该条目不是下级节点上报的", "The entry was not reported by a child node"),
    REPORT_OF_ALL_ORGANISATIONS(
            403, "下级上报由数据主管部门审核", "The organisation in charge of the catalogue judges what children report"),
    RETURN_REASON_MISSING(422, "退回须写明理由", "A return needs its reason");

    private final Refusal refusal;

    ReportProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
