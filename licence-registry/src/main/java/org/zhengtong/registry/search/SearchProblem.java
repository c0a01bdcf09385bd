// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the search. */
public enum SearchProblem implements Problem {
    SEARCH_NOT_YOURS(403, "仅可按机构检索本机构颁发的证照", "Only licences of your own authority may be listed"),
    CURSOR_UNKNOWN(400, "翻页位置无效", "The cursor is not one this search gave");

    private final Refusal refusal;

    SearchProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
