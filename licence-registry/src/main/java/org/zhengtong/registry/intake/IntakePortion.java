// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static org.zhengtong.registry.stock.StockFinding.IDENTIFIER_REPEATED;
import static org.zhengtong.registry.stock.StockFinding.ISSUED_HERE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.imports.ImportTally.Remark;
import org.zhengtong.registry.intake.IntakeStore.Received;
import org.zhengtong.registry.intake.RowStore.Finding;
import org.zhengtong.registry.intake.RowStore.Outcome;
import org.zhengtong.registry.intake.RowStore.Row;
import org.zhengtong.registry.intake.RowStore.Settled;
import org.zhengtong.registry.licencetype.IssuingAuthority;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.stock.StockColumns;
import org.zhengtong.registry.stock.StockLicence;
import org.zhengtong.registry.stock.StockReading;
import org.zhengtong.registry.stock.StockReading.Read;
import org.zhengtong.registry.stock.StockReading.Terms;
import org.zhengtong.registry.stock.StockStore;
import org.zhengtong.registry.stock.StockStore.Entry;
import org.zhengtong.registry.stock.StockStore.Known;
import org.zhengtong.schemas.code.LicenceTypeCode;

/** Takes the next rows of an intake: their licences and their outcomes are one transaction, the caller's. */
@ApplicationScoped
class IntakePortion {

    private static final int ROWS = 1_000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final IntakeStore intakes;
    private final RowStore rows;
    private final StockStore stock;
    private final LicenceStore licences;
    private final LicenceTypeStore types;
    private final IssuingAuthorityStore authorities;
    private final Audit audit;

    IntakePortion(
            IntakeStore intakes,
            RowStore rows,
            StockStore stock,
            LicenceStore licences,
            LicenceTypeStore types,
            IssuingAuthorityStore authorities,
            Audit audit) {
        this.intakes = intakes;
        this.rows = rows;
        this.stock = stock;
        this.licences = licences;
        this.types = types;
        this.authorities = authorities;
        this.audit = audit;
    }

    /** Whether there may be more. */
    boolean take(String id) {
        intakes.lock(id);
        Received intake = intakes.find(id).orElseThrow();
        List<Row> next = rows.pending(id, ROWS);
        if (next.isEmpty()) {
            if (intake.finishedAt() == null) {
                intakes.finish(id);
                audit.record("intake.finished", id, String.valueOf(rows.counts(id)));
            }
            return false;
        }
        Map<Row, Read> read = read(intake, next);
        List<String> identifiers = read.values().stream()
                .map(Read::licence)
                .filter(Objects::nonNull)
                .map(licence -> licence.identifier().value())
                .toList();
        Taking taking = new Taking(id, new HashMap<>(stock.known(identifiers)), licences.existing(identifiers));
        read.forEach(taking::take);
        stock.insert(taking.entries, id);
        rows.settle(id, taking.settled);
        correct(intake, next, taking);
        return true;
    }

    private Map<Row, Read> read(Received intake, List<Row> next) {
        String type = intake.licenceType();
        Map<LicenceTypeCode, Optional<LicenceType>> known = new HashMap<>();
        Terms terms = new Terms(
                type == null ? null : new LicenceTypeCode(type),
                intake.trust(),
                code -> known.computeIfAbsent(code, types::find),
                issuers(intake));
        StockColumns columns = new StockColumns(intake.header());
        Map<Row, Read> read = new LinkedHashMap<>();
        for (Row row : next) {
            if (row.findings().isEmpty()) {
                read.put(row, new StockReading(columns, row.cells(), terms).read());
            } else {
                read.put(row, new Read(null, null, List.of(), null, null, null));
            }
        }
        return read;
    }

    /** Whom the sender may hand in for: authorities it acts for, and the divisions of those. */
    private Predicate<String> issuers(Received intake) {
        if (intake.anyIssuer()) {
            return issuer -> true;
        }
        List<IssuingAuthority> own = authorities.all().stream()
                .filter(authority -> authority.actsThrough(intake.organisation()))
                .toList();
        return issuer -> own.stream()
                .anyMatch(authority -> authority.code().value().equals(issuer)
                        || authority.division().value().equals(issuer));
    }

    private void correct(Received intake, List<Row> next, Taking taking) {
        String corrected = intake.corrects();
        int column = intake.header().indexOf(IntakeFile.LINE);
        if (corrected == null || column < 0) {
            return;
        }
        Set<Integer> refused = taking.refused();
        rows.corrected(
                corrected,
                next.stream()
                        .filter(row -> !refused.contains(row.line()))
                        .map(row -> row.cells().get(column).strip())
                        .filter(line -> NUMBER.matcher(line).matches())
                        .map(Long::valueOf)
                        .toList());
    }

    /** One portion's bookkeeping. */
    private final class Taking {

        private final String intake;
        private final Map<String, Known> known;
        private final Set<String> issuedHere;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Settled> settled = new ArrayList<>();

        Taking(String intake, Map<String, Known> known, Set<String> issuedHere) {
            this.intake = intake;
            this.known = known;
            this.issuedHere = issuedHere;
        }

        void take(Row row, Read read) {
            StockLicence licence = read.licence();
            if (licence == null) {
                refuse(row, read, read.refusal());
                return;
            }
            String identifier = licence.identifier().value();
            Known before = known.get(identifier);
            byte[] digest = stock.digest(licence);
            if (issuedHere.contains(identifier)) {
                refuse(row, read, new Remark(ISSUED_HERE, "", ""));
            } else if (before != null && Arrays.equals(before.digest(), digest)) {
                settle(row, read, Outcome.UNCHANGED, identifier);
            } else if (before != null && before.intake().equals(intake)) {
                refuse(row, read, new Remark(IDENTIFIER_REPEATED, "", ""));
            } else {
                int revision = before == null ? 1 : before.revision() + 1;
                entries.add(new Entry(licence, revision, digest, row.line()));
                known.put(identifier, new Known(identifier, revision, digest, intake));
                settle(row, read, read.warnings().isEmpty() ? Outcome.TAKEN : Outcome.WARNED, identifier);
            }
        }

        /** With the reason found now, or the one found when the row was laid down. */
        private void refuse(Row row, Read read, @Nullable Remark reason) {
            settled.add(new Settled(
                    row.line(),
                    Outcome.REFUSED,
                    null,
                    read.type(),
                    read.issuer(),
                    read.year(),
                    reason == null ? row.findings() : List.of(Finding.of(reason))));
        }

        private void settle(Row row, Read read, Outcome outcome, String identifier) {
            settled.add(new Settled(
                    row.line(),
                    outcome,
                    identifier,
                    read.type(),
                    read.issuer(),
                    read.year(),
                    read.warnings().stream().map(Finding::of).toList()));
        }

        Set<Integer> refused() {
            return settled.stream()
                    .filter(row -> row.outcome() == Outcome.REFUSED)
                    .map(Settled::line)
                    .collect(Collectors.toSet());
        }
    }
}
