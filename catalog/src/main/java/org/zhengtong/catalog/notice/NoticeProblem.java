// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.notice;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal of notices. */
public enum NoticeProblem implements Problem {
    NOTICE_UNKNOWN(404, "没有发给本机构的该更正告知", "The organisation has no such notice");

    private final int status;
    private final String zh;
    private final String en;

    NoticeProblem(int status, String zh, String en) {
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
        return WhoFixes.CALLER;
    }
}
