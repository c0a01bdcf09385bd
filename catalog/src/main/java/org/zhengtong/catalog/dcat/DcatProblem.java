// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.dcat;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal of the open export. */
public enum DcatProblem implements Problem {
    ENTRY_NOT_OPEN(404, "该目录条目未在本节点向社会开放", "This node does not hold the entry open to society");

    private final Refusal refusal;

    DcatProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
