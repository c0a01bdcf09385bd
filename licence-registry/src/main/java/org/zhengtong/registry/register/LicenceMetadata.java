// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhengtong.registry.licencetype.FaceField;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.register.LicenceView.HolderView;

/**
 * Metadata of a licence by short name (证照元数据, GB/T 36903-2018): the base elements, then the type's own as {@code KZ_} and their short
 * name, in the order a document carries them.
 */
public record LicenceMetadata(Map<String, String> elements) {

    /** Between the values of several holders. */
    public static final String SEVERAL = "^";

    private static final String EXTENDED = "KZ_";
    private static final List<String> OF_HOLDERS = List.of("CZZT", "CZZTDM", "CZZTDMLX", "CZZTDMLXDM");

    public LicenceMetadata {
        elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    }

    /** Of a licence, masked or not; the type is the revision it was issued under. */
    public static LicenceMetadata of(Licence licence, LicenceType type, boolean unmasked) {
        return of(
                unmasked ? LicenceView.whole(licence, type) : LicenceView.masked(licence, type),
                licence.issuerName(),
                type);
    }

    /** Of a licence as its reader may see it; the type is the revision it was issued under. */
    public static LicenceMetadata of(LicenceView licence, String authorityName, LicenceType type) {
        Map<String, String> elements = new LinkedHashMap<>();
        elements.put("ZZMC", type.name());
        elements.put("ZZLXMC", type.name());
        elements.put("ZZLXDM", licence.licenceType());
        elements.put("ZZBH", licence.number());
        elements.put("ZZBS", licence.identifier());
        elements.put("ZZBFJG", authorityName);
        elements.put("ZZBFJGDM", licence.issuingAuthority());
        elements.put("ZZBFRQ", licence.issuedOn().toString());
        elements.put("CZZT", joined(licence, HolderView::name));
        elements.put("CZZTDM", joined(licence, HolderView::code));
        elements.put("CZZTDMLX", joined(licence, holder -> holder.scheme().title()));
        elements.put("CZZTDMLXDM", joined(licence, holder -> holder.scheme().nationalCode()));
        elements.put("ZZYXQQSRQ", licence.validFrom().toString());
        elements.put("ZZYXQJZRQ", licence.validTo().toString());
        for (FaceField field : type.fields()) {
            String value = licence.fields().get(field.name());
            if (value != null) {
                elements.put(EXTENDED + field.shortName(), value);
            }
        }
        return new LicenceMetadata(elements);
    }

    /** The elements as they are, and of a licence of several holders also as each of them would state them alone. */
    public Stream<Map<String, String>> asToldByEachHolder() {
        List<Map<String, String>> told = new ArrayList<>(List.of(elements));
        int holders = split("CZZT").length;
        boolean several = holders > 1 && OF_HOLDERS.stream().allMatch(item -> split(item).length == holders);
        for (int i = 0; several && i < holders; i++) {
            Map<String, String> alone = new LinkedHashMap<>(elements);
            for (String item : OF_HOLDERS) {
                alone.put(item, split(item)[i]);
            }
            told.add(alone);
        }
        return told.stream();
    }

    private String[] split(String item) {
        return elements.getOrDefault(item, "").split("\\^", -1);
    }

    private static String joined(LicenceView licence, Function<HolderView, String> part) {
        return licence.holders().stream().map(part).collect(Collectors.joining(SEVERAL));
    }
}
