// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the verification; everything else it is asked gets a verdict. */
public enum VerificationProblem implements Problem {
    VERIFICATION_SUBJECT_REQUIRED("须提供证照标识或证照文档之一", "Give either an identifier or a document"),
    LICENCE_DOCUMENT_UNREADABLE("证照文档无法解析", "The licence document cannot be read");

    private final Refusal refusal;

    VerificationProblem(String zh, String en) {
        refusal = new Refusal(400, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
