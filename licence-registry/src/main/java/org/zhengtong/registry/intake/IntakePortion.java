// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static org.zhengtong.registry.stock.StockFinding.ROW_NOT_STORED;
import static org.zhengtong.registry.stock.StockFinding.ROW_OF_ANOTHER_INTAKE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.imports.ImportTally.Remark;
import org.zhengtong.registry.intake.IntakeStore.Received;
import org.zhengtong.registry.intake.RowStore.Row;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.scan.ScanStore;
import org.zhengtong.registry.scan.ScanStore.Laid;
import org.zhengtong.registry.stock.StockColumns;
import org.zhengtong.registry.stock.StockKeepers;
import org.zhengtong.registry.stock.StockKeepers.Hand;
import org.zhengtong.registry.stock.StockLicence;
import org.zhengtong.registry.stock.StockNumbers;
import org.zhengtong.registry.stock.StockReading;
import org.zhengtong.registry.stock.StockReading.Read;
import org.zhengtong.registry.stock.StockReading.Terms;
import org.zhengtong.registry.stock.StockStore;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;

/** Takes the next rows of an intake: their licences and their outcomes are one transaction, the caller's. */
@ApplicationScoped
class IntakePortion {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final IntakeStore intakes;
    private final RowStore rows;
    private final StockStore stock;
    private final StockNumbers numbers;
    private final ScanStore scans;
    private final LicenceStore licences;
    private final LicenceTypeStore types;
    private final StockKeepers keepers;
    private final Audit audit;

    IntakePortion(
            IntakeStore intakes,
            RowStore rows,
            StockStore stock,
            StockNumbers numbers,
            ScanStore scans,
            LicenceStore licences,
            LicenceTypeStore types,
            StockKeepers keepers,
            Audit audit) {
        this.intakes = intakes;
        this.rows = rows;
        this.stock = stock;
        this.numbers = numbers;
        this.scans = scans;
        this.licences = licences;
        this.types = types;
        this.keepers = keepers;
        this.audit = audit;
    }

    /** Takes so many rows at most; whether there may be more. */
    boolean take(String id, int most) {
        intakes.lock(id);
        Received intake = intakes.find(id).orElseThrow();
        List<Row> next = rows.pending(id, most);
        if (next.isEmpty()) {
            if (intake.finishedAt() == null) {
                intakes.finish(id);
                audit.record("intake.finished", id, String.valueOf(rows.counts(id)));
            }
            return false;
        }
        Map<Row, Read> read = read(intake, next);
        Taking taking = taking(intake, read.values());
        read.forEach(taking::take);
        stock.insert(taking.entries(), id);
        numbers.identified(taking.identified(), id);
        rows.settle(id, taking.settled());
        correct(intake, next, taking);
        rows.broughtRight(intake, taking.right());
        return true;
    }

    private Taking taking(Received intake, Collection<Read> read) {
        List<StockLicence> sent = new ArrayList<>();
        for (Read each : read) {
            StockLicence licence = each.licence();
            if (licence != null) {
                sent.add(licence);
            }
        }
        StockNumbers.Found numbered = numbers.of(sent);
        List<String> identifiers = sent.stream()
                .flatMap(licence -> Stream.concat(Stream.of(licence.identifier()), numbered.meantBy(licence).stream()))
                .map(LicenceIdentifier::value)
                .distinct()
                .toList();
        return new Taking(
                intake.id(),
                stock.known(identifiers),
                licences.existing(identifiers),
                hands(intake, sent, identifiers, numbered),
                numbered,
                stock::digest);
    }

    /** Refuses the next row, which the database would not take. */
    void refuseNext(String id) {
        intakes.lock(id);
        Read unread = refused(List.of(new Remark(ROW_NOT_STORED, "", "")));
        Taking taking = taking(intakes.find(id).orElseThrow(), List.of());
        rows.pending(id, 1).forEach(row -> taking.take(row, unread));
        rows.settle(id, taking.settled());
    }

    private Map<Row, Read> read(Received intake, List<Row> next) {
        String type = intake.licenceType();
        Map<LicenceTypeCode, Optional<LicenceType>> known = new HashMap<>();
        StockColumns columns = new StockColumns(intake.header());
        Map<String, Laid> laid = laid(intake, columns, next);
        Terms terms = new Terms(
                type == null ? null : new LicenceTypeCode(type),
                intake.trust(),
                code -> known.computeIfAbsent(code, types::find),
                issuers(intake),
                name -> Optional.ofNullable(laid.get(name)));
        Map<Row, Read> read = new LinkedHashMap<>();
        for (Row row : next) {
            if (!row.findings().isEmpty()) {
                read.put(row, refused(List.of()));
            } else if (ofAnother(intake, row)) {
                read.put(row, refused(List.of(new Remark(ROW_OF_ANOTHER_INTAKE, IntakeFile.INTAKE, ""))));
            } else {
                read.put(row, new StockReading(columns, row.cells(), terms).read());
            }
        }
        return read;
    }

    /** The scans that rows name: in the intake's own archive, else in that of the intake it corrects, and so on. */
    private Map<String, Laid> laid(Received intake, StockColumns columns, List<Row> next) {
        List<String> names = next.stream()
                .map(row -> columns.scan(row.cells()))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (names.isEmpty()) {
            return Map.of();
        }
        List<String> archives = new ArrayList<>(List.of(intake.id()));
        for (String earlier = intake.corrects(); earlier != null; ) {
            archives.add(earlier);
            earlier = intakes.find(earlier).orElseThrow().corrects();
        }
        return scans.laid(archives, names);
    }

    private static Read refused(List<Remark> reasons) {
        return new Read(null, reasons, List.of(), null, null, null, null, null);
    }

    /** Whether the row comes from the error file of an intake that this one does not correct. */
    private static boolean ofAnother(Received intake, Row row) {
        int column = intake.header().indexOf(IntakeFile.INTAKE);
        String named = column < 0 ? "" : row.cells().get(column).strip();
        return !named.isEmpty() && !named.equals(intake.corrects());
    }

    /** Whom the sender may hand in for; an operator for all. */
    private Predicate<String> issuers(Received intake) {
        return intake.anyIssuer() ? issuer -> true : keepers.issuers(intake.organisation());
    }

    /** What the licences on record are to the sender; to an operator all are alike. */
    private Function<LicenceIdentifier, Hand> hands(
            Received intake, List<StockLicence> sent, List<String> identifiers, StockNumbers.Found numbered) {
        return intake.anyIssuer()
                ? licence -> Hand.OWN
                : keepers.hands(
                        Stream.concat(
                                        identifiers.stream().map(LicenceIdentifier::new),
                                        sent.stream().flatMap(licence -> numbered.derived(licence).stream()))
                                .toList(),
                        intake.organisation());
    }

    /** The refused rows that these stand for, of the intake corrected, of the one that itself corrected, and so on. */
    private void correct(Received intake, List<Row> next, Taking taking) {
        Set<Integer> refused = taking.refused();
        Received from = intake;
        List<List<String>> right = next.stream()
                .filter(row -> !refused.contains(row.line()))
                .map(Row::cells)
                .toList();
        String corrected = from.corrects();
        while (corrected != null && !right.isEmpty()) {
            right = rows.corrected(corrected, lines(from.header().indexOf(IntakeFile.LINE), right));
            from = intakes.find(corrected).orElseThrow();
            corrected = from.corrects();
        }
    }

    private static List<Long> lines(int column, List<List<String>> cells) {
        return column < 0
                ? List.of()
                : cells.stream()
                        .map(row -> row.get(column).strip())
                        .filter(line -> NUMBER.matcher(line).matches())
                        .map(Long::valueOf)
                        .toList();
    }
}
