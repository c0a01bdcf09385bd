// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zhengtong.registry.licencetype.FaceField;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.register.LicenceMetadata;

/** Metadata of a licence taken in (归集证照元数据, GB/T 36903-2018), by the short names that licences issued here have. */
public final class StockMetadata {

    private StockMetadata() {}

    /** Of a licence, masked or not; the type is the revision it was read by. */
    public static LicenceMetadata of(StockLicence licence, LicenceType type, boolean unmasked) {
        List<StockHolder> holders = unmasked
                ? licence.holders()
                : licence.holders().stream().map(StockHolder::masked).toList();
        Map<String, String> elements = new LinkedHashMap<>();
        elements.put("ZZMC", type.name());
        elements.put("ZZLXMC", type.name());
        elements.put("ZZLXDM", type.code().value());
        elements.put("ZZBH", unmasked ? licence.number() : type.shownNumber(licence.number()));
        elements.put("ZZBS", licence.identifier().value());
        elements.put("ZZBFJG", licence.issuerName());
        elements.put("ZZBFJGDM", licence.issuer());
        elements.put("ZZBFRQ", licence.issuedOn().toString());
        elements.put("CZZT", joined(holders, StockHolder::name));
        elements.put("CZZTDM", joined(holders, StockHolder::code));
        elements.put("CZZTDMLX", joined(holders, StockMetadata::schemeTitle));
        elements.put("CZZTDMLXDM", joined(holders, StockHolder::scheme));
        elements.put("ZZYXQQSRQ", licence.validFrom().toString());
        elements.put("ZZYXQJZRQ", licence.validTo().toString());
        Map<String, String> values = unmasked ? licence.fields() : type.masked(licence.fields());
        for (FaceField field : type.fields()) {
            String value = values.get(field.name());
            if (value != null) {
                elements.put("KZ_" + field.shortName(), value);
            }
        }
        return new LicenceMetadata(elements);
    }

    private static String joined(List<StockHolder> holders, Function<StockHolder, String> part) {
        return holders.stream().map(part).collect(Collectors.joining(LicenceMetadata.SEVERAL));
    }

    private static String schemeTitle(StockHolder holder) {
        return HolderScheme.ofNationalCode(holder.scheme())
                .map(HolderScheme::title)
                .orElse("");
    }
}
