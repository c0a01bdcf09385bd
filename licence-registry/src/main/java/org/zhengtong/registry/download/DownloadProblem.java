// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.download;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the one-time downloads. */
public enum DownloadProblem implements Problem {
    DOWNLOAD_UNKNOWN(404, "没有此下载地址", "There is no such download for this caller"),
    DOWNLOAD_GONE(410, "下载地址已使用或已过期", "The download address was used or is too old");

    private final Refusal refusal;

    DownloadProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
