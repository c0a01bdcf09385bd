// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.schemas.code.LicenceIdentifier;

/**
 * A licence as its authority's file has it (存量证照), not signed by this registry.
 *
 * @param identifier by the standard
 * @param alias as it was sent, where that was another
 * @param typeRevision the revision of the type it was read by
 * @param issuer organisation code, or a division of six digits in older licences
 * @param complete whether it keeps every rule of the type's face fields
 * @param warnings stable codes of what is odd about it
 */
public record StockLicence(
        LicenceIdentifier identifier,
        @Nullable String alias,
        int typeRevision,
        String issuer,
        String issuerName,
        @Nullable String area,
        String number,
        List<StockHolder> holders,
        LocalDate issuedOn,
        LocalDate validFrom,
        LocalDate validTo,
        StockStatus status,
        @Nullable String statusNote,
        @Nullable String related,
        Map<String, String> fields,
        boolean complete,
        TrustLevel trust,
        List<String> warnings) {

    public StockLicence {
        holders = List.copyOf(holders);
        warnings = List.copyOf(warnings);
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** Whether its file named no identifier. */
    public boolean derived() {
        return warnings.contains(StockFinding.IDENTIFIER_DERIVED.name());
    }

    /** What the file says of a licence whose own identifier is on record. */
    public StockLicence identified(LicenceIdentifier own) {
        return with(
                own,
                warnings.stream()
                        .map(warning -> warning.equals(StockFinding.IDENTIFIER_DERIVED.name())
                                ? StockFinding.IDENTIFIER_BY_NUMBER.name()
                                : warning)
                        .toList());
    }

    /** What the file says of a licence for which another identifier was derived before. */
    public StockLicence derivedAs(LicenceIdentifier before) {
        return with(before, warnings);
    }

    private StockLicence with(LicenceIdentifier other, List<String> remarks) {
        return new StockLicence(
                other,
                null,
                typeRevision,
                issuer,
                issuerName,
                area,
                number,
                holders,
                issuedOn,
                validFrom,
                validTo,
                status,
                statusNote,
                related,
                fields,
                complete,
                trust,
                remarks);
    }

    /** It as its scan is about to be shown, for the record. */
    public Shown scanShown() {
        Shown whole = shown(true);
        return new Shown(whole.identifier(), whole.holder(), List.of("scan"));
    }

    /** It as it is about to be shown, for the record; counted by its first holder. */
    public Shown shown(boolean unmasked) {
        return new Shown(
                identifier.value(),
                holders.isEmpty() ? "" : holders.get(0).code(),
                unmasked ? List.of("holders", "fields") : List.of());
    }
}
