// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zhengtong.registry.licencetype.FaceField;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.register.Holder;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceMetadata;

/**
 * What a licence's document says (照面信息): the items by their names in the layout, with labels, and the same as metadata of
 * GB/T 36903-2018 under their pinyin short names.
 *
 * @param items value and label by name, in the order they are listed
 * @param metadata value by short name, as {@link LicenceMetadata} has them
 */
public record Face(Map<String, Item> items, Map<String, String> metadata) {

    /** Name under which a document has the signed text of its code, for those who read files and not pictures. */
    public static final String TOKEN = "ZTQR";

    private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

    /** An item as it is printed. */
    public record Item(String label, String value) {}

    /** The face of a licence. */
    public static Face of(Licence licence, LicenceType type) {
        return new Face(items(licence, type), metadata(licence, type));
    }

    private static Map<String, Item> items(Licence licence, LicenceType type) {
        Map<String, Item> items = new LinkedHashMap<>();
        items.put("typeName", new Item("证照名称", type.name()));
        items.put("number", new Item("证照编号", licence.number()));
        items.put("holderName", new Item("持证主体", joined(licence, "、", Holder::name)));
        items.put("holderCode", new Item("持证主体代码", joined(licence, "、", Holder::code)));
        for (FaceField field : type.fields()) {
            String value = licence.fields().get(field.name());
            if (value != null && !value.isBlank()) {
                items.put(field.name(), new Item(field.label(), value));
            }
        }
        items.put("validity", new Item("有效期", licence.validFrom() + " 至 " + validTo(licence)));
        items.put("issuingAuthorityName", new Item("颁发机构", authorityName(licence)));
        items.put("issuedOn", new Item("颁发日期", issuedOn(licence)));
        items.put("identifier", new Item("证照标识", licence.identifier().value()));
        return items;
    }

    /** The metadata a verifier compares with the register; nothing in it depends on a layout. */
    public static Map<String, String> metadata(Licence licence, LicenceType type) {
        Map<String, String> metadata = new LinkedHashMap<>();
        LicenceMetadata.of(licence, type, true).elements().forEach((name, value) -> metadata.put(name, value.strip()));
        return metadata;
    }

    private static String joined(Licence licence, String between, Function<Holder, String> part) {
        return licence.holders().stream().map(part).collect(Collectors.joining(between));
    }

    private static String validTo(Licence licence) {
        return licence.validTo().isBefore(FOR_EVER) ? licence.validTo().toString() : "长期";
    }

    private static String issuedOn(Licence licence) {
        return licence.issuedAt().atZone(Licence.LEGAL_ZONE).toLocalDate().toString();
    }

    private static String authorityName(Licence licence) {
        return licence.document()
                .content()
                .path("issuingAuthority")
                .path("name")
                .asText(licence.identifier().issuer());
    }
}
