// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.peer;

import static org.zhengtong.kernel.problem.WhoFixes.HUB_OPERATOR;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals a neighbouring node can meet before any feature sees its request. */
public enum PeerProblem implements Problem {
    /** The certificate belongs to no active neighbour of this node. */
    PEER_NOT_IN_NETWORK(403, "对端节点不在本节点的网络图邻居之列", "The peer is not an active neighbour of this node", false);

    private final int status;
    private final String zh;
    private final String en;
    private final boolean retryable;

    PeerProblem(int status, String zh, String en, boolean retryable) {
        this.status = status;
        this.zh = zh;
        this.en = en;
        this.retryable = retryable;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }

    @Override
    public WhoFixes whoFixes() {
        return HUB_OPERATOR;
    }
}
