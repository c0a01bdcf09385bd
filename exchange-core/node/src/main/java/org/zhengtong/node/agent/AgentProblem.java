// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.agent;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Why an agent that has dialled in is turned away. */
enum AgentProblem implements Problem {
    /** The first frame is no hello with at least one resource. */
    AGENT_HELLO_INVALID(400, "前置机的首帧不是有效的 hello", "The agent's first frame is no valid hello"),
    /** No attachment of the resource names the agent's application system. */
    AGENT_NOT_ATTACHED(403, "资源未挂接到该前置机的应用系统", "The resource is not attached to the agent's application system");

    private final Refusal refusal;

    AgentProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.PROVIDER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
