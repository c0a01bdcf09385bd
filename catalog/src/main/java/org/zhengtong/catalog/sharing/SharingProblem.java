// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.sharing;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal of a message between nodes. */
public enum SharingProblem implements Problem {
    SHARING_MESSAGE_MISDIRECTED(409, "报文的目标不是本节点", "The message is for another node"),
    SHARING_MESSAGE_UNREADABLE(400, "报文内容无法识别", "The message cannot be read"),
    SHARING_MESSAGE_CONTRADICTS(409, "报文内容与发送节点不符", "The message speaks for a node that did not send it");

    private final int status;
    private final String zh;
    private final String en;

    SharingProblem(int status, String zh, String en) {
        this.status = status;
        this.zh = zh;
        this.en = en;
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
        return false;
    }

    @Override
    public WhoFixes whoFixes() {
        return WhoFixes.HUB_OPERATOR;
    }
}
