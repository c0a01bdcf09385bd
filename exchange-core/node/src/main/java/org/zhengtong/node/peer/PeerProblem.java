// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.peer;

import static org.zhengtong.kernel.problem.WhoFixes.HUB_OPERATOR;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;

/** Refusals a neighbouring node can meet before any feature sees its request. */
public enum PeerProblem implements Problem {
    /** The certificate belongs to no active neighbour of this node. */
    PEER_NOT_IN_NETWORK(403, "对端节点不在本节点的网络图邻居之列", "The peer is not an active neighbour of this node", false);

    private final Refusal refusal;

    PeerProblem(int status, String zh, String en, boolean retryable) {
        refusal = new Refusal(status, zh, en, retryable, HUB_OPERATOR);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
