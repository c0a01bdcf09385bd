// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the verification; everything else it is asked gets a verdict. */
public enum VerificationProblem implements Problem {
    VERIFICATION_SUBJECT_REQUIRED("须提供证照标识、证照文档、二维码文本之一", "Give one of identifier, document or QR text"),
    LICENCE_DOCUMENT_UNREADABLE("证照文档无法解析", "The licence document cannot be read"),
    LICENCE_FILE_UNREADABLE("证照文件损坏或不是可接受的格式", "The file is damaged or of no kind accepted here");

    private final Refusal refusal;

    VerificationProblem(String zh, String en) {
        refusal = new Refusal(400, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
