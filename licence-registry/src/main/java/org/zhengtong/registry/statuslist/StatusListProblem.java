// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.statuslist;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the status lists. */
public enum StatusListProblem implements Problem {
    STATUS_LIST_NOT_FOUND(404, "状态列表不存在", "Status list not found"),
    STATUS_LIST_PROFILE_MISSING(404, "本库未配置该签名算法的状态列表", "This registry signs no status list with this algorithm"),
    STATUS_LIST_HISTORY_NOT_KEPT(501, "不保存历史状态列表，请按时点核验", "Past status lists are not kept: verify at a time instead");

    private final Refusal refusal;

    StatusListProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
