// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.world;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Facts of the played case: the fictional shop, its owner and the licences that were there before. */
public final class BusinessFacts {

    /** Name of the shop. */
    public static final String SHOP = "蜀味示例小馆";

    /** 统一社会信用代码 of the shop, synthetic and check-valid. */
    public static final String SHOP_CODE = "925119029000030121";

    /** Another shop, for load: so that the played case finds one licence of its shop. */
    public static final String OTHER_SHOP_CODE = "92511902900003020U";

    /** Item code of 食品经营许可（新办）. */
    public static final String ITEM = "511A0005200000-511900000000-000-11511900009000023F-1-00";

    private static final String PREMISES = "巴中市巴州区示例路1号";

    private BusinessFacts() {}

    /** Order of the shop's business licence. */
    static Map<String, Object> businessLicence() {
        return businessLicence("YYZZ-2026-000001", SHOP, SHOP_CODE);
    }

    /** Order of a business licence for load, under a number. */
    public static Map<String, Object> businessLicence(String number) {
        return businessLicence(number, "示例商行", OTHER_SHOP_CODE);
    }

    private static Map<String, Object> businessLicence(String number, String shop, String code) {
        return order(
                LicenceKind.BUSINESS,
                number,
                holder(shop, "USCC", code),
                Map.of("legalRepresentative", Person.OWNER.name(), "premises", PREMISES, "scope", "餐饮服务"));
    }

    static Map<String, Object> safetyOfficerLicence() {
        return safetyOfficerLicence("TJAQ-2026-000001", Person.SAFETY_OFFICER);
    }

    /** Order of a safety officer's licence at Tianjin's registry. */
    public static Map<String, Object> safetyOfficerLicence(String number, Person officer) {
        return order(
                LicenceKind.SAFETY_OFFICER,
                number,
                holder(officer.name(), "CITIZEN_ID", officer.number()),
                Map.of("grade", "高级"));
    }

    /** Order of the food licence that the case ends with. */
    public static Map<String, Object> foodLicence(String caseNumber) {
        Map<String, Object> order = order(
                LicenceKind.FOOD,
                "JY-" + caseNumber,
                holder(SHOP, "USCC", SHOP_CODE),
                Map.of("premises", PREMISES, "businessForm", "餐饮服务经营者", "items", "热食类食品制售"));
        order.put("caseNumber", caseNumber);
        return order;
    }

    static byte[] serviceItemCsv() {
        return ("department,main_item,name,item_code,area_code,task_type,dept_code\n"
                        + "巴中示例局B,食品经营许可,食品经营许可（新办）," + ITEM + ",511900000000,1,"
                        + Organisation.BAZHONG_MARKET.code() + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> holder(String name, String scheme, String code) {
        return Map.of("name", name, "scheme", scheme, "code", code);
    }

    private static Map<String, Object> order(
            LicenceKind kind, String number, Map<String, Object> holder, Map<String, String> fields) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("licenceType", kind.code());
        order.put("issuingAuthority", kind.authority().code());
        order.put("number", number);
        order.put("holder", holder);
        order.put("validFrom", "2026-01-01");
        order.put("validTo", "2031-12-31");
        order.put("fields", fields);
        return order;
    }
}
