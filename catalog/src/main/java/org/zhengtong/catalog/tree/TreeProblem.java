// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.tree;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal of classification trees. */
public enum TreeProblem implements Problem {
    TREE_OF_ALL_ORGANISATIONS(
            403,
            "分类目录树为各机构共用，由数据主管部门维护",
            "The tree is everybody's; the organisation in charge of the catalogue keeps it");

    private final Refusal refusal;

    TreeProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
