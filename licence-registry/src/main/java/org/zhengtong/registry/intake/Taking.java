// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static org.zhengtong.registry.stock.StockFinding.HANDED_IN_BY_ANOTHER;
import static org.zhengtong.registry.stock.StockFinding.IDENTIFIER_AMBIGUOUS;
import static org.zhengtong.registry.stock.StockFinding.IDENTIFIER_BY_NUMBER;
import static org.zhengtong.registry.stock.StockFinding.IDENTIFIER_DERIVED;
import static org.zhengtong.registry.stock.StockFinding.IDENTIFIER_REPEATED;
import static org.zhengtong.registry.stock.StockFinding.ISSUED_HERE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.imports.ImportTally.Remark;
import org.zhengtong.registry.intake.RowStore.Finding;
import org.zhengtong.registry.intake.RowStore.Outcome;
import org.zhengtong.registry.intake.RowStore.Right;
import org.zhengtong.registry.intake.RowStore.Row;
import org.zhengtong.registry.intake.RowStore.Settled;
import org.zhengtong.registry.stock.StockItem;
import org.zhengtong.registry.stock.StockKeepers.Hand;
import org.zhengtong.registry.stock.StockLicence;
import org.zhengtong.registry.stock.StockNumbers;
import org.zhengtong.registry.stock.StockReading.Read;
import org.zhengtong.registry.stock.StockStore.Entry;
import org.zhengtong.registry.stock.StockStore.Known;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** One portion of an intake (归集批次的一段) as it is decided row by row: what is to be written down. */
final class Taking {

    private final String intake;
    private final Map<String, Known> known;
    private final Set<String> issuedHere;
    private final Function<LicenceIdentifier, Hand> hands;
    private final StockNumbers.Found numbered;
    private final Function<StockLicence, byte[]> digests;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Settled> settled = new ArrayList<>();
    private final List<Right> right = new ArrayList<>();
    private final Map<LicenceIdentifier, LicenceIdentifier> identified = new HashMap<>();

    Taking(
            String intake,
            Map<String, Known> known,
            Set<String> issuedHere,
            Function<LicenceIdentifier, Hand> hands,
            StockNumbers.Found numbered,
            Function<StockLicence, byte[]> digests) {
        this.intake = intake;
        this.known = new HashMap<>(known);
        this.issuedHere = issuedHere;
        this.hands = hands;
        this.numbered = numbered;
        this.digests = digests;
    }

    List<Entry> entries() {
        return entries;
    }

    List<Settled> settled() {
        return settled;
    }

    /** The licences whose rows were taken, or said what is on record. */
    List<Right> right() {
        return right;
    }

    /** Derived identifiers whose licences came with their own. */
    Map<LicenceIdentifier, LicenceIdentifier> identified() {
        return identified;
    }

    void take(Row row, Read read) {
        StockLicence licence = read.licence();
        if (licence == null) {
            refuse(row, read, read.refusals());
            return;
        }
        List<LicenceIdentifier> meant = licence.derived() ? numbered.meantBy(licence) : List.of();
        if (meant.size() > 1) {
            refuse(row, read, List.of(new Remark(IDENTIFIER_AMBIGUOUS, StockItem.IDENTIFIER.title(), "")));
        } else if (meant.isEmpty() || meant.get(0).equals(licence.identifier())) {
            take(row, read, licence);
        } else if (numbered.wasDerived(licence, meant.get(0))) {
            take(row, read, licence.derivedAs(meant.get(0)));
        } else {
            take(row, byNumber(read), licence.identified(meant.get(0)));
        }
    }

    private void take(Row row, Read read, StockLicence licence) {
        String identifier = licence.identifier().value();
        Known before = known.get(identifier);
        byte[] digest = digests.apply(licence);
        if (issuedHere.contains(identifier)) {
            refuse(row, read, List.of(new Remark(ISSUED_HERE, "", "")));
        } else if (ofAnother(licence)) {
            refuse(row, read, List.of(new Remark(HANDED_IN_BY_ANOTHER, StockItem.IDENTIFIER.title(), "")));
        } else if (before != null && unchanged(licence, before, digest) && sameScan(before, read)) {
            join(licence, read);
            settle(row, read, Outcome.UNCHANGED, identifier);
        } else if (before != null && before.intake().equals(intake)) {
            refuse(row, read, List.of(new Remark(IDENTIFIER_REPEATED, "", "")));
        } else {
            int revision = before == null ? 1 : before.revision() + 1;
            Optional<Known> derived = join(licence, read);
            String scan = scan(read, before == null ? derived.orElse(null) : before);
            entries.add(new Entry(licence, revision, digest, scan, row.line()));
            known.put(identifier, new Known(identifier, revision, digest, scan, intake));
            settle(row, read, read.warnings().isEmpty() ? Outcome.TAKEN : Outcome.WARNED, identifier);
        }
    }

    /** Whether another organisation handed the licence in, or the one that it would stand for from now on. */
    private boolean ofAnother(StockLicence licence) {
        Optional<LicenceIdentifier> derived = licence.derived() ? Optional.empty() : numbered.derived(licence);
        return hands.apply(licence.identifier()) == Hand.ANOTHERS
                || derived.map(hands).filter(hand -> hand == Hand.ANOTHERS).isPresent();
    }

    /** Whether nothing is to be written down; that an organisation hands in what was nobody's is. */
    private boolean unchanged(StockLicence licence, Known before, byte[] digest) {
        boolean takenOver = hands.apply(licence.identifier()) == Hand.NOBODYS
                && !before.intake().equals(intake);
        return !takenOver && Arrays.equals(before.digest(), digest);
    }

    /** Whether the row brings no other scan than is on record. */
    private static boolean sameScan(Known before, Read read) {
        return read.scan() == null || read.scan().equals(before.scan());
    }

    /** The scan the row brings, else the one on record. */
    private static @Nullable String scan(Read read, @Nullable Known before) {
        return read.scan() != null || before == null ? read.scan() : before.scan();
    }

    /** A licence as the file names it: what had to be derived for it before leads to it from now on, and is answered. */
    private Optional<Known> join(StockLicence licence, Read read) {
        Optional<LicenceIdentifier> derived = Optional.empty();
        if (licence.equals(read.licence())) {
            if (!licence.derived()) {
                derived = numbered.derivedBefore(licence);
                derived.ifPresent(before -> identified.put(before, licence.identifier()));
            }
            numbered.add(licence);
        }
        return derived.map(before -> known.get(before.value()));
    }

    private static Read byNumber(Read read) {
        return new Read(
                read.licence(),
                read.refusals(),
                read.warnings().stream()
                        .map(warning -> warning.finding() == IDENTIFIER_DERIVED
                                ? new Remark(IDENTIFIER_BY_NUMBER, warning.column(), "")
                                : warning)
                        .toList(),
                read.type(),
                read.issuer(),
                read.year(),
                read.named(),
                read.scan());
    }

    /** With the reasons found now, or those found when the row was laid down. */
    private void refuse(Row row, Read read, List<Remark> reasons) {
        List<Finding> findings = reasons.isEmpty()
                ? row.findings()
                : reasons.stream().map(Finding::of).toList();
        settled.add(new Settled(
                row.line(), Outcome.REFUSED, null, read.type(), read.issuer(), read.year(), read.named(), findings));
    }

    private void settle(Row row, Read read, Outcome outcome, String identifier) {
        StockLicence licence = Objects.requireNonNull(read.licence());
        right.add(new Right(
                identifier, licence.number(), licence.identifier().type().value(), licence.issuer()));
        settled.add(new Settled(
                row.line(),
                outcome,
                identifier,
                read.type(),
                read.issuer(),
                read.year(),
                null,
                read.warnings().stream().map(Finding::of).toList()));
    }

    Set<Integer> refused() {
        return settled.stream()
                .filter(row -> row.outcome() == Outcome.REFUSED)
                .map(Settled::line)
                .collect(Collectors.toSet());
    }
}
