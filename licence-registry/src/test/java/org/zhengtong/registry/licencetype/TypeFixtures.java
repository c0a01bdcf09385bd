// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.zhengtong.registry.licencetype.LicenceType.HolderCategory;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

/** Orders with fictional values that keep the rules of a type. */
final class TypeFixtures {

    private TypeFixtures() {}

    static LicenceType shipped(LicenceTypeStore types, String name) {
        return types.all().stream()
                .filter(type -> type.name().equals(name) && type.terms().template() != null)
                .findFirst()
                .orElseThrow();
    }

    /** An order for the longest period the type names first. */
    static Map<String, Object> order(LicenceType type) {
        Map<String, Object> order =
                type.holderCategory() == HolderCategory.PERSON ? Registry.personalOrder() : Registry.foodOrder();
        LocalDate from = LocalDate.now(ZoneOffset.UTC).minusDays(2);
        Map<String, String> fields = new HashMap<>();
        type.fields().forEach(field -> fields.put(field.name(), value(field)));
        order.put("licenceType", type.code().value());
        if (type.terms().issuingLevel() == TypeTerms.Level.PROVINCIAL) {
            order.put("issuingAuthority", TrustResource.SICHUAN);
        }
        order.put("validFrom", from.toString());
        order.put("validTo", end(type.terms().validity().get(0), from).toString());
        order.put("fields", fields);
        return order;
    }

    private static LocalDate end(String range, LocalDate from) {
        return range.equals("长期")
                ? TypeTerms.WITHOUT_END
                : from.plusYears(Integer.parseInt(range.replace("年", ""))).minusDays(1);
    }

    private static String value(FaceField field) {
        return switch (field.kind()) {
            case TEXT -> field.label().substring(0, Math.min(field.label().length(), field.maxLength()));
            case NUMBER -> "3.25";
            case DATE -> "2001-02-03";
            case CODE -> field.codes().get(0);
        };
    }
}
