// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals about licence types and issuing authorities. */
public enum LicenceTypeProblem implements Problem {
    LICENCE_TYPE_UNKNOWN(404, "证照类型未登记", "Licence type not registered", WhoFixes.CALLER),
    LICENCE_TYPE_INVALID(400, "证照类型定义不合规", "Licence type definition breaks a rule", WhoFixes.CALLER),
    AUTHORITY_UNKNOWN(404, "颁发机构未登记", "Issuing authority not registered", WhoFixes.CALLER),
    AUTHORITY_NOT_YOURS(403, "您的机构不能代表该颁发机构办理", "Your organisation may not act for this authority", WhoFixes.CALLER),
    AUTHORITY_KEY_MISSING(503, "颁发机构尚无签名密钥", "The authority has no signing key", WhoFixes.HUB_OPERATOR);

    private final int status;
    private final String zh;
    private final String en;
    private final WhoFixes whoFixes;

    LicenceTypeProblem(int status, String zh, String en, WhoFixes whoFixes) {
        this.status = status;
        this.zh = zh;
        this.en = en;
        this.whoFixes = whoFixes;
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
        return this == AUTHORITY_KEY_MISSING;
    }

    @Override
    public WhoFixes whoFixes() {
        return whoFixes;
    }
}
