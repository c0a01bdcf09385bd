// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
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
        LocalDate validFrom,
        LocalDate validTo,
        Map<String, String> fields,
        Licence.Status status,
        @Nullable String caseNumber,
        @Nullable String predecessor,
        Instant issuedAt,
        boolean masked) {

    /** Name and code of the holder, whole or masked. */
    public record HolderView(String name, HolderScheme scheme, String code) {}

    /** Everything, for registrars. */
    public static LicenceView whole(Licence licence, LicenceType type) {
        Holder holder = licence.holder();
        return of(
                licence, type, new HolderView(holder.name(), holder.scheme(), holder.code()), licence.fields(), false);
    }

    /** Without personal data. */
    public static LicenceView masked(Licence licence, LicenceType type) {
        Holder.MaskedHolder holder = licence.holder().masked();
        Map<String, String> fields = new TreeMap<>(licence.fields());
        type.fields().stream()
                .filter(FaceField::sensitive)
                .forEach(field -> fields.computeIfPresent(field.name(), (name, value) -> "***"));
        return of(licence, type, new HolderView(holder.name(), holder.scheme(), holder.code()), fields, true);
    }

    private static LicenceView of(
            Licence licence, LicenceType type, HolderView holder, Map<String, String> fields, boolean masked) {
        LicenceIdentifier identifier = licence.identifier();
        LicenceIdentifier predecessor = licence.predecessor();
        return new LicenceView(
                identifier.value(),
                identifier.type().value(),
                type.name(),
                identifier.version(),
                licence.number(),
                identifier.issuer(),
                holder,
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
