// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of intakes. */
public enum IntakeProblem implements Problem {
    INTAKE_UNKNOWN(404, "没有该归集批次", "No such intake"),
    INTAKE_TOO_LARGE(400, "文件行数超过上限", "The file has too many rows"),
    INTAKE_EMPTY(400, "文件没有数据行", "The file has no rows"),
    INTAKE_REPORT_TOO_LONG(
            400, "报告行数超过上限，请指定证照类型或颁发机构", "The report has too many lines: name a licence type or an issuer");

    private final Refusal refusal;

    IntakeProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
