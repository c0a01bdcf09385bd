// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.network;

import static org.zhengtong.kernel.problem.WhoFixes.HUB_OPERATOR;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;

/** Refusals that come from the network map. */
public enum NetworkProblem implements Problem {
    /** The map does not know the node, or it is suspended. */
    NODE_UNKNOWN(502, "网络图中没有该节点或其已停用", "The network map has no such active node", false),
    /** The map's time is over and no newer one has come. */
    NETWORK_MAP_EXPIRED(503, "网络图已过期,不再受理新业务", "The network map has expired; no new traffic is admitted", true);

    private final Refusal refusal;

    NetworkProblem(int status, String zh, String en, boolean retryable) {
        refusal = new Refusal(status, zh, en, retryable, HUB_OPERATOR);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
