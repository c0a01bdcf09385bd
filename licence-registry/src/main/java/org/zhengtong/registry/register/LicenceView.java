// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.licencetype.FaceField;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** A licence as callers see it; masked, it shows nothing that names a person. */
public record LicenceView(
        String identifier,
        String licenceType,
        String typeName,
        int version,
        String number,
        String issuingAuthority,
        HolderView holder,
        List<HolderView> coHolders,
        LocalDate validFrom,
        LocalDate validTo,
        Map<String, String> fields,
        Licence.Status status,
        @Nullable String caseNumber,
        @Nullable String predecessor,
        Instant issuedAt,
        boolean masked) {

    /** Name and code of the holder, whole or masked. */
    public record HolderView(String name, HolderScheme scheme, String code) {
        static HolderView whole(Holder holder) {
            return new HolderView(holder.name(), holder.scheme(), holder.code());
        }

        static HolderView masked(Holder holder) {
            Holder.MaskedHolder masked = holder.masked();
            return new HolderView(masked.name(), masked.scheme(), masked.code());
        }
    }

    /** Everyone who holds it, the first named first. */
    List<HolderView> holders() {
        return Stream.concat(Stream.of(holder), coHolders.stream()).toList();
    }

    /** Everything, for registrars. */
    public static LicenceView whole(Licence licence, LicenceType type) {
        return of(licence, type, licence.number(), HolderView::whole, licence.fields(), false);
    }

    /** Without personal data. */
    public static LicenceView masked(Licence licence, LicenceType type) {
        Map<String, String> fields = new TreeMap<>(licence.fields());
        type.fields().stream()
                .filter(FaceField::sensitive)
                .forEach(field -> fields.computeIfPresent(field.name(), (name, value) -> "***"));
        return of(licence, type, type.shownNumber(licence.number()), HolderView::masked, fields, true);
    }

    private static LicenceView of(
            Licence licence,
            LicenceType type,
            String number,
            Function<Holder, HolderView> shown,
            Map<String, String> fields,
            boolean masked) {
        LicenceIdentifier identifier = licence.identifier();
        LicenceIdentifier predecessor = licence.predecessor();
        return new LicenceView(
                identifier.value(),
                identifier.type().value(),
                type.name(),
                identifier.version(),
                number,
                identifier.issuer(),
                shown.apply(licence.holder()),
                licence.coHolders().stream().map(shown).toList(),
                licence.validFrom(),
                licence.validTo(),
                fields,
                licence.status(),
                licence.caseNumber(),
                predecessor == null ? null : predecessor.value(),
                licence.issuedAt(),
                masked);
    }
}
