// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.sharing;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal of a message between nodes. */
public enum SharingProblem implements Problem {
    SHARING_MESSAGE_MISDIRECTED(409, "报文的目标不是本节点", "The message is for another node", false),
    SHARING_MESSAGE_UNREADABLE(400, "报文内容无法识别", "The message cannot be read", false),
    SHARING_MESSAGE_CONTRADICTS(409, "报文内容与发送节点不符", "The message speaks for a node that did not send it", false),
    SHARING_MESSAGE_EARLY(503, "报文先于其所属事项到达", "The message arrived before what it belongs to", true);

    private final Refusal refusal;

    SharingProblem(int status, String zh, String en, boolean retryable) {
        refusal = new Refusal(status, zh, en, retryable, WhoFixes.HUB_OPERATOR);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
