// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the issuance. */
public enum IssuanceProblem implements Problem {
    IDEMPOTENCY_KEY_REQUIRED(400, "缺少 Idempotency-Key 请求头", "The Idempotency-Key header is missing"),
    IDEMPOTENCY_KEY_REUSED(409, "Idempotency-Key 已用于另一请求", "The Idempotency-Key was used for another request"),
    FACE_FIELD_INVALID(400, "照面项不符合证照类型的规则", "A face field breaks a rule of the licence type"),
    HOLDERS_TOO_MANY(400, "持证人数量超出证照类型规定或有重复", "More holders than the type allows, or one of them twice"),
    HOLDER_NAME_INVALID(400, "持证主体名称不得含有分隔符“^”", "A holder's name may not have ^, which separates several"),
    ISSUING_LEVEL_TOO_LOW(403, "颁发机构级别低于证照类型的颁发层级", "The authority is below the level that issues the type"),
    HOLDER_CATEGORY_MISMATCH(400, "持证主体类别与证照类型不符", "The holder is not of the category the type asks for"),
    VALIDITY_PERIOD_INVALID(400, "有效期起止日期不合规", "The period of validity is not possible"),
    NUMBER_TAKEN(409, "该证照编号已被使用", "The licence number is taken"),
    RENEWAL_EXISTS(409, "该证照已换发或正在换发", "The licence has been or is being renewed"),
    RESERVATION_UNKNOWN(404, "没有该制证记录", "No such issuance"),
    SECOND_PERSON_REQUIRED(403, "制证与签发须由不同人员办理", "Making and signing are done by different people"),
    RESERVATION_ENDED(409, "该制证已办结，内容请从证照读取", "The issuance has ended; its content is read from the licence"),
    NOT_AWAITING_SIGNATURE(409, "该证照不在待签发状态", "The licence does not wait for signature"),
    ISSUANCE_VOIDED(409, "本次签发已作废", "This issuance was voided");

    private final Refusal refusal;

    IssuanceProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
