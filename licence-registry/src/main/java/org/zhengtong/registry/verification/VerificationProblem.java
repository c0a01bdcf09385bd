// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the verification; everything else it is asked gets a verdict. */
public enum VerificationProblem implements Problem {
    VERIFICATION_SUBJECT_REQUIRED("须提供证照标识或证照文档之一", "Give either an identifier or a document"),
    LICENCE_DOCUMENT_UNREADABLE("证照文档无法解析", "The licence document cannot be read");

    private final String zh;
    private final String en;

    VerificationProblem(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public int status() {
        return 400;
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
