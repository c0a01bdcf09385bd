// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.schemas.code.LicenceIdentifier;

/**
 * Which stock licences have which number (证照编号), so that one sent with its identifier and the same one sent without are one licence,
 * whichever came first.
 */
@ApplicationScoped
public class StockNumbers {

    private final Jdbi jdbi;
    private final Clock clock;

    StockNumbers(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    private record Number(String type, String issuer, String number) {
        static Number of(StockLicence licence) {
            return new Number(licence.identifier().type().value(), licence.issuer(), licence.number());
        }
    }

    /** The licences on record with some numbers, and those that are added while a file is read. */
    public static final class Found {

        private final Map<Number, Set<LicenceIdentifier>> own = new HashMap<>();
        private final Map<Number, LicenceIdentifier> derived = new HashMap<>();

        /** The licences that the file may mean when it names no identifier. */
        public List<LicenceIdentifier> meantBy(StockLicence licence) {
            Set<LicenceIdentifier> named = own.getOrDefault(Number.of(licence), Set.of());
            LicenceIdentifier before = derived.get(Number.of(licence));
            return named.isEmpty() && before != null ? List.of(before) : List.copyOf(named);
        }

        /** Whether that identifier was derived for the licence, not sent with it. */
        public boolean wasDerived(StockLicence licence, LicenceIdentifier identifier) {
            return identifier.equals(derived.get(Number.of(licence)));
        }

        /** The identifier that was derived for a licence with this number and is not known by another yet. */
        public Optional<LicenceIdentifier> derived(StockLicence licence) {
            return Optional.ofNullable(derived.get(Number.of(licence)));
        }

        /** The identifier that was derived for a licence which now came with its own, once. */
        public Optional<LicenceIdentifier> derivedBefore(StockLicence licence) {
            return Optional.ofNullable(derived.remove(Number.of(licence)))
                    .filter(before -> !before.equals(licence.identifier()));
        }

        /** A licence of the file was taken. */
        public void add(StockLicence licence) {
            add(Number.of(licence), licence.identifier(), licence.derived());
        }

        private void add(Number number, LicenceIdentifier identifier, boolean isDerived) {
            if (isDerived) {
                derived.put(number, identifier);
            } else {
                own.computeIfAbsent(number, any -> new HashSet<>()).add(identifier);
            }
        }
    }

    /** What is on record with the numbers of these licences. */
    public Found of(List<StockLicence> licences) {
        Found found = new Found();
        List<Number> numbers = licences.stream().map(Number::of).distinct().toList();
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT s.identifier, s.licence_type, s.issuer, s.number, NOT EXISTS (
                            SELECT 1 FROM stock_licence o
                            WHERE o.identifier = s.identifier
                                AND NOT o.warnings && ARRAY['IDENTIFIER_DERIVED', 'IDENTIFIER_BY_NUMBER']) AS derived
                        FROM unnest(:types, :issuers, :numbers) AS w (type, issuer, number)
                        JOIN stock_licence s ON s.licence_type = w.type AND left(s.number, 100) = left(w.number, 100)
                            AND s.issuer = w.issuer AND s.number = w.number
                        WHERE s.revision = (SELECT max(n.revision) FROM stock_licence n WHERE n.identifier = s.identifier)
                            AND NOT EXISTS (SELECT 1 FROM stock_identified i WHERE i.derived = s.identifier)
                        """)
                .bindArray(
                        "types",
                        String.class,
                        numbers.stream().map(Number::type).toList())
                .bindArray(
                        "issuers",
                        String.class,
                        numbers.stream().map(Number::issuer).toList())
                .bindArray(
                        "numbers",
                        String.class,
                        numbers.stream().map(Number::number).toList())
                .map((row, context) -> {
                    found.add(
                            new Number(row.getString("licence_type"), row.getString("issuer"), row.getString("number")),
                            new LicenceIdentifier(row.getString("identifier")),
                            row.getBoolean("derived"));
                    return row.getString("identifier");
                })
                .list());
        return found;
    }

    /** From now on a licence is known by its own identifier; the one derived for it leads there. */
    public void identified(Map<LicenceIdentifier, LicenceIdentifier> derivedToOwn, String intake) {
        derivedToOwn.forEach((derived, own) -> jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO stock_identified (derived, identifier, intake, recorded_at)
                        VALUES (:derived, :own, :intake, :at)
                        """)
                .bind("derived", derived.value())
                .bind("own", own.value())
                .bind("intake", intake)
                .bind("at", clock.instant())
                .execute()));
    }
}
