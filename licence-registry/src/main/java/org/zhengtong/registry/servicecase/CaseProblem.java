// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals about cases, their materials and the receipts that waive them. */
public enum CaseProblem implements Problem {
    CASE_NOT_FOUND(404, "办件不存在或不属于您的机构", "No such case, or not your organisation's"),
    CASE_CLOSED(409, "办件已办结", "The case is completed"),
    CASE_LICENCE_MISMATCH(409, "结果证照不属于该办件", "The licence is not this case's"),
    MATERIAL_UNKNOWN(404, "办件没有该材料", "The case asks for no such material"),
    MATERIAL_SETTLED(409, "该材料已提交或已免提交", "The material is settled already"),
    MATERIALS_PENDING(409, "尚有必要材料未落实", "Required materials are still pending"),
    TRUST_TOO_LOW(409, "来源可信等级不足以免提交", "The source's trust level does not replace the paper"),
    RECEIPT_INVALID(400, "回执无效", "The receipt does not hold"),
    RECEIPT_NOT_THE_CONSUMERS(409, "回执不是使用方节点的存证", "The receipt is not from the consumer's side"),
    RECEIPT_OF_ANOTHER_CASE(409, "回执属于另一办件", "The receipt belongs to another case"),
    RECEIPT_OF_ANOTHER_ORGANISATION(409, "回执属于另一机构", "The receipt belongs to another organisation"),
    RECEIPT_NOT_A_SOURCE(409, "回执的数据资源不是该材料的来源", "The receipt's resource is not a source of the material"),
    LICENCE_NOT_VALID(409, "证照当前无效，不能免提交", "The licence is not valid now and replaces nothing"),
    RECEIPT_WITHOUT_ANSWER(409, "该次交换没有取得数据或核验一致", "The exchange gave neither data nor a match"),
    RECEIPT_ALREADY_USED(409, "回执已用于另一材料", "The receipt was used for another material");

    private final Refusal refusal;

    CaseProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
