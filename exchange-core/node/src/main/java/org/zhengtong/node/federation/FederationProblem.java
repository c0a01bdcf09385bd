// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal between neighbours about the feed and the sharing messages. */
public enum FederationProblem implements Problem {
    FEED_REQUEST_INVALID(400, "目录级联请求无效", "The request for the feed is not valid", false),
    SHARING_MESSAGE_NOT_PROVEN(400, "报文来源证明无效", "The message's proof of origin does not hold", false),
    SHARING_MESSAGE_MALFORMED(400, "报文格式错误", "The message is malformed", false),
    SHARING_ROUTE_UNKNOWN(502, "没有通往目标节点的路径", "There is no way to the target node", true),
    SHARING_HOP_UNREACHABLE(502, "下一节点无应答", "The next node does not answer", true),
    RECONCILIATION_NOT_ANSWERED(502, "相邻节点未应答对账", "The neighbour does not answer the reconciliation", true);

    private final Refusal refusal;

    FederationProblem(int status, String zh, String en, boolean retryable) {
        refusal = new Refusal(status, zh, en, retryable, WhoFixes.HUB_OPERATOR);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
