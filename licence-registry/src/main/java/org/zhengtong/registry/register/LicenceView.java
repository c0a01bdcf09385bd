// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.schemas.code.LicenceIdentifier;

/**
 * A licence as callers see it; masked, it shows nothing that names a person.
 *
 * @param trust how far one taken in is trusted (可信等级); null of one issued here
 * @param status null of one taken in: this registry cannot say how it stands
 * @param toldStatus what the data of one taken in say of its state, which nobody here vouches for
 * @param issuedAt null of one taken in
 */
public record LicenceView(
        String identifier,
        Origin origin,
        @Nullable TrustLevel trust,
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
        Licence.@Nullable Status status,
        @Nullable String toldStatus,
        @Nullable String caseNumber,
        @Nullable String predecessor,
        LocalDate issuedOn,
        @Nullable Instant issuedAt,
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
    public List<HolderView> holders() {
        return Stream.concat(Stream.of(holder), coHolders.stream()).toList();
    }

    /** Everything, for registrars. */
    public static LicenceView whole(Licence licence, LicenceType type) {
        return of(licence, type, licence.number(), HolderView::whole, licence.fields(), false);
    }

    /** Without personal data. */
    public static LicenceView masked(Licence licence, LicenceType type) {
        return of(
                licence,
                type,
                type.shownNumber(licence.number()),
                HolderView::masked,
                type.masked(licence.fields()),
                true);
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
                Origin.ISSUED,
                null,
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
                null,
                licence.caseNumber(),
                predecessor == null ? null : predecessor.value(),
                licence.issuedOn(),
                licence.issuedAt(),
                masked);
    }
}
