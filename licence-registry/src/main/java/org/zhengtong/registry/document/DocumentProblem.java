// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the licence's document. */
public enum DocumentProblem implements Problem {
    DOCUMENT_PERSONAL(
            403,
            "证照文件含个人信息，仅颁发机构的登记人员可取",
            "The document shows personal data: it is for registrars of the issuing authority",
            WhoFixes.CALLER),
    SEAL_KEY_MISSING(503, "颁发机构的签章密钥未就绪", "The authority's key for sealing is missing", WhoFixes.HUB_OPERATOR);

    private final Refusal refusal;

    DocumentProblem(int status, String zh, String en, WhoFixes whoFixes) {
        refusal = new Refusal(status, zh, en, false, whoFixes);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
