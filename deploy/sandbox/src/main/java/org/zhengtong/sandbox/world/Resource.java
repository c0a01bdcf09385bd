// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.world;

import java.util.List;
import java.util.Map;

/**
 * A resource of the sandbox's catalogue.
 *
 * @param name name, by which it is found again
 * @param classCode class in the national classification tree
 * @param provider organisation that provides it
 * @param sharingType UNCONDITIONAL, CONDITIONAL or DENIED
 * @param summary what it says
 * @param parameters what a request may ask by
 * @param items information items, name in the answer to Chinese name
 */
public record Resource(
        String name,
        String classCode,
        Organisation provider,
        String sharingType,
        String summary,
        List<String> parameters,
        Map<String, String> items) {

    /** Face fields of an e-licence in Sichuan's register. */
    public static final Resource BUSINESS_LICENCE = new Resource(
            "四川省营业执照电子证照",
            "105002",
            Organisation.SICHUAN_LICENSING,
            "CONDITIONAL",
            "按持证主体查询四川省电子证照库中的营业执照照面信息",
            List.of("licenceType", "holderCode", "origin"),
            Map.of(
                    "identifier",
                    "电子证照标识",
                    "holderName",
                    "持证主体",
                    "validTo",
                    "有效期至",
                    "verdict",
                    "核验结论",
                    "origin",
                    "证照来源",
                    "trust",
                    "可信等级"));

    /** Identity check, VERIFY only. */
    public static final Resource IDENTITY = new Resource(
            "人口身份核验",
            "101001",
            Organisation.NATIONAL_IDENTITY,
            "CONDITIONAL",
            "核对公民身份号码与姓名是否一致，只答一致或不一致",
            List.of("idNumber", "name"),
            Map.of("idNumber", "公民身份号码", "name", "姓名"));

    /** Food-handler health checks of Bazhong, from the department's own table. */
    public static final Resource FOOD_HANDLER = new Resource(
            "巴中市从业人员健康检查记录",
            "3070240517",
            Organisation.BAZHONG_HEALTH,
            "CONDITIONAL",
            "按公民身份号码查询食品从业人员健康检查结论",
            List.of("idNumber"),
            Map.of("idNumber", "公民身份号码", "name", "姓名", "conclusion", "检查结论", "validTo", "有效期至"));

    /** Verification of Tianjin's licences, open to every node. */
    public static final Resource TIANJIN_VERIFICATION = new Resource(
            "天津市电子证照核验",
            "105002",
            Organisation.TIANJIN_QUALIFICATION,
            "UNCONDITIONAL",
            "按电子证照标识核验天津市电子证照库中的证照",
            List.of("identifier"),
            Map.of("identifier", "电子证照标识", "verdict", "核验结论", "origin", "证照来源", "trust", "可信等级"));

    /** Nobody in the demo holds a grant for it: the refused call. */
    public static final Resource PROPERTY = new Resource(
            "四川省不动产登记信息",
            "103001",
            Organisation.SICHUAN_LICENSING,
            "CONDITIONAL",
            "按权利人查询不动产登记信息",
            List.of("holderCode"),
            Map.of("unitNumber", "不动产单元号"));

    /** All of them. */
    public static final List<Resource> ALL =
            List.of(BUSINESS_LICENCE, IDENTITY, FOOD_HANDLER, TIANJIN_VERIFICATION, PROPERTY);
}
