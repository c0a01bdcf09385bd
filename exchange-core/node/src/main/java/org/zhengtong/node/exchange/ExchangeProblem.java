// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import static org.zhengtong.kernel.problem.WhoFixes.CALLER;
import static org.zhengtong.kernel.problem.WhoFixes.HUB_OPERATOR;
import static org.zhengtong.kernel.problem.WhoFixes.PROVIDER;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Why an admitted exchange is refused or fails. {@code failedNode} in the document names the node that could not go on. */
public enum ExchangeProblem implements Problem {
    NODE_UNREACHABLE(502, "无法连通下一节点", "The next node cannot be reached", true, HUB_OPERATOR),
    DEADLINE_EXPIRED(504, "在期限内未完成", "The deadline passed before an answer", true, HUB_OPERATOR),
    PROVIDER_UNAVAILABLE(502, "数据提供方系统未响应", "The provider's system does not answer", true, PROVIDER),
    PROVIDER_FAILED(502, "数据提供方系统返回错误", "The provider's system answered with an error", true, PROVIDER),
    PARAMETERS_REFUSED(422, "数据提供方不接受请求参数", "The provider's system does not accept the parameters", false, CALLER),
    ENVELOPE_TAMPERED(400, "报文的来源证明不成立", "The message's proof of origin does not hold", false, HUB_OPERATOR),
    REQUEST_STALE(400, "请求的生成时间超出允许范围", "The request was made too long ago or in the future", true, HUB_OPERATOR),
    EXCHANGE_REPLAYED(409, "该交换编号已处理过", "An exchange of this id was seen before", false, CALLER),
    ANSWER_NOT_PROVEN(502, "应答的来源证明不成立", "The answer's proof of origin does not hold", false, HUB_OPERATOR);

    private final Refusal refusal;

    ExchangeProblem(int status, String zh, String en, boolean retryable, WhoFixes whoFixes) {
        refusal = new Refusal(status, zh, en, retryable, whoFixes);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
