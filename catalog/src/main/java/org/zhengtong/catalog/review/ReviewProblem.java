// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.review;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal of the review. */
public enum ReviewProblem implements Problem {
    REVIEW_UNKNOWN(404, "没有该送审", "No such review"),
    REVIEW_DECIDED(409, "该送审已有结论", "The review is decided already"),
    REVIEW_OF_ONES_OWN(403, "不能审核自己提交的目录", "Nobody reviews what they submitted themselves"),
    REVIEW_OF_ANOTHER_ORGANISATION(403, "该目录由其他机构审核", "Another organisation reviews this entry"),
    REVIEW_REASON_MISSING(422, "退回、撤销须说明理由", "A return or a withdrawal needs a reason");

    private final Refusal refusal;

    ReviewProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
