// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals about licence types and issuing authorities. */
public enum LicenceTypeProblem implements Problem {
    LICENCE_TYPE_UNKNOWN(404, "证照类型未登记", "Licence type not registered", false, WhoFixes.CALLER),
    LICENCE_TYPE_INVALID(400, "证照类型定义不合规", "Licence type definition breaks a rule", false, WhoFixes.CALLER),
    LICENCE_TYPE_FILE_INVALID(409, "证照类型定义文件不合规", "A licence type file breaks a rule", false, WhoFixes.HUB_OPERATOR),
    AUTHORITY_UNKNOWN(404, "颁发机构未登记", "Issuing authority not registered", false, WhoFixes.CALLER),
    AUTHORITY_NOT_YOURS(
            403, "您的机构不能代表该颁发机构办理", "Your organisation may not act for this authority", false, WhoFixes.CALLER),
    AUTHORITY_KEY_MISSING(503, "颁发机构尚无签名密钥", "The authority has no signing key", true, WhoFixes.HUB_OPERATOR);

    private final Refusal refusal;

    LicenceTypeProblem(int status, String zh, String en, boolean retryable, WhoFixes whoFixes) {
        refusal = new Refusal(status, zh, en, retryable, whoFixes);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
