// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.imports.ImportFinding;
import org.zhengtong.kernel.imports.ImportTally.Remark;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.licencetype.FaceField;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.TypeTerms;
import org.zhengtong.registry.scan.ScanFinding;
import org.zhengtong.registry.scan.ScanStore.Laid;
import org.zhengtong.schemas.code.InvalidCodeException;
import org.zhengtong.schemas.code.LegacyCheck;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;

/**
 * Reads one row as a stock licence (归集数据行): what can be kept is kept and its defects are named; what cannot is refused with every
 * reason there is. The order of the warnings is part of what tells one content from another: it does not change.
 */
public final class StockReading {

    private static final Pattern ISSUER = Pattern.compile("[0-9A-Z]{18}|[0-9]{6}");

    private final StockColumns columns;
    private final List<String> cells;
    private final Terms terms;
    private final List<Remark> refusals = new ArrayList<>();
    private final List<Remark> warnings = new ArrayList<>();
    private @Nullable String type;
    private @Nullable String issuer;
    private @Nullable Integer year;
    private Map<String, String> fields = Map.of();
    private boolean complete;

    /**
     * What holds for the whole file.
     *
     * @param type of rows that name none
     * @param issuers whether the sender may hand in for an issuer
     * @param scans what was sent under the name of a scan
     */
    public record Terms(
            @Nullable LicenceTypeCode type,
            TrustLevel trust,
            Function<LicenceTypeCode, Optional<LicenceType>> types,
            Predicate<String> issuers,
            Function<String, Optional<Laid>> scans) {}

    /**
     * The licence or every reason there is none; type, issuer and year as far as they could be read.
     *
     * @param named the identifier, or the number where no identifier could be read
     * @param scan digest of its scan if it has one
     */
    public record Read(
            @Nullable StockLicence licence,
            List<Remark> refusals,
            List<Remark> warnings,
            @Nullable String type,
            @Nullable String issuer,
            @Nullable Integer year,
            @Nullable String named,
            @Nullable String scan) {}

    public StockReading(StockColumns columns, List<String> cells, Terms terms) {
        this.columns = columns;
        this.cells = cells;
        this.terms = terms;
    }

    public Read read() {
        String sent = cell(StockItem.IDENTIFIER).toUpperCase(Locale.ROOT);
        Optional<LicenceIdentifier> given = sent.isEmpty() ? Optional.empty() : identifier(sent);
        Optional<LicenceType> known = type(given);
        Optional<String> from = issuer(given);
        Optional<LocalDate> issuedOn = day(StockItem.ISSUED);
        issuedOn.ifPresent(day -> year = day.getYear());
        if (cell(StockItem.ISSUED).isEmpty()) {
            refuse(StockFinding.DATE_MALFORMED, StockItem.ISSUED);
        }
        if (cell(StockItem.NUMBER).isEmpty()) {
            refuse(StockFinding.NUMBER_MISSING, StockItem.NUMBER);
        }
        if (sent.isEmpty()) {
            warn(StockFinding.IDENTIFIER_DERIVED, StockItem.IDENTIFIER);
        }
        known.ifPresent(this::face);
        Period period = period(issuedOn);
        List<StockHolder> holders = holders();
        Optional<StockStatus> status = status();
        Optional<String> scan = scan();
        String number = cell(StockItem.NUMBER);
        String named = given.map(LicenceIdentifier::value).orElse(number);
        if (!refusals.isEmpty()) {
            return new Read(null, List.copyOf(refusals), List.of(), type, issuer, year, emptyAsNull(named), null);
        }
        LicenceType of = known.orElseThrow();
        LicenceIdentifier identifier = given.orElseGet(() -> DerivedIdentifier.of(of, from.orElseThrow(), number));
        StockLicence licence = licence(identifier, of, issuedOn.orElseThrow(), period, holders, status.orElseThrow());
        return new Read(licence, List.of(), List.copyOf(warnings), type, issuer, year, named, scan.orElse(null));
    }

    private StockLicence licence(
            LicenceIdentifier identifier,
            LicenceType of,
            LocalDate issuedOn,
            Period period,
            List<StockHolder> holders,
            StockStatus status) {
        String sent = cell(StockItem.IDENTIFIER).toUpperCase(Locale.ROOT);
        return new StockLicence(
                identifier,
                sent.isEmpty() || identifier.value().equals(sent) ? null : sent,
                of.revision(),
                identifier.issuer(),
                cell(StockItem.ISSUER_NAME),
                emptyAsNull(cell(StockItem.AREA)),
                cell(StockItem.NUMBER),
                holders,
                issuedOn,
                period.from(),
                period.to(),
                status,
                emptyAsNull(cell(StockItem.STATUS_NOTE)),
                emptyAsNull(cell(StockItem.RELATED)),
                fields,
                complete,
                terms.trust(),
                warnings.stream()
                        .map(warning -> warning.finding().name())
                        .distinct()
                        .toList());
    }

    private record Period(LocalDate from, LocalDate to) {}

    /** From the day of issue when no first day is named; without end when no last one is. */
    private Period period(Optional<LocalDate> issuedOn) {
        Optional<LocalDate> first = day(StockItem.VALID_FROM);
        LocalDate from = first.or(() -> issuedOn).orElse(LocalDate.MIN);
        LocalDate to = day(StockItem.VALID_TO).orElse(TypeTerms.WITHOUT_END);
        if (to.isBefore(from)) {
            refuse(StockFinding.PERIOD_REVERSED, StockItem.VALID_TO);
        }
        return new Period(from, to);
    }

    private List<StockHolder> holders() {
        boolean missing =
                cell(StockItem.HOLDER).isEmpty() || cell(StockItem.HOLDER_CODE).isEmpty();
        Optional<List<StockHolder>> holders = new StockHolders(this::cell, this::warn).read();
        if (holders.isEmpty()) {
            refuse(missing ? StockFinding.HOLDER_MISSING : StockFinding.HOLDER_LISTS_DIFFER, StockItem.HOLDER);
        }
        return holders.orElse(List.of());
    }

    private Optional<LicenceIdentifier> identifier(String sent) {
        return switch (LegacyCheck.of(sent)) {
            case STANDARD -> Optional.of(new LicenceIdentifier(sent));
            case LEGACY -> {
                warn(StockFinding.IDENTIFIER_LEGACY_CHECK, StockItem.IDENTIFIER);
                yield Optional.of(LegacyCheck.standard(sent));
            }
            case WRONG -> refuse(StockFinding.IDENTIFIER_CHECK_WRONG, StockItem.IDENTIFIER);
            case NO_IDENTIFIER -> refuse(StockFinding.IDENTIFIER_MALFORMED, StockItem.IDENTIFIER);
        };
    }

    /** The type of the identifier, else the one the row names, else the one of the whole file. */
    private Optional<LicenceType> type(Optional<LicenceIdentifier> identifier) {
        String named = cell(StockItem.TYPE).toUpperCase(Locale.ROOT);
        Optional<LicenceTypeCode> code = identifier.map(LicenceIdentifier::type);
        if (code.isEmpty() && !named.isEmpty()) {
            code = typeCode(named);
        } else if (code.isEmpty()) {
            code = Optional.ofNullable(terms.type());
        } else if (!named.isEmpty() && !named.equals(code.get().value())) {
            warn(StockFinding.TYPE_DIFFERS, StockItem.TYPE);
        }
        if (code.isEmpty()) {
            return unreadable(identifier) ? Optional.empty() : refuse(StockFinding.TYPE_MISSING, StockItem.TYPE);
        }
        type = code.get().value();
        Optional<LicenceType> known = terms.types().apply(code.get());
        return known.isPresent() ? known : refuse(StockFinding.TYPE_UNKNOWN, StockItem.TYPE);
    }

    private static Optional<LicenceTypeCode> typeCode(String text) {
        try {
            return Optional.of(new LicenceTypeCode(text));
        } catch (InvalidCodeException malformed) {
            return Optional.empty();
        }
    }

    /** Whether there is an identifier that could not be read; what only it would tell is then not missing. */
    private boolean unreadable(Optional<LicenceIdentifier> identifier) {
        return identifier.isEmpty() && !cell(StockItem.IDENTIFIER).isEmpty();
    }

    private Optional<String> issuer(Optional<LicenceIdentifier> identifier) {
        String named = cell(StockItem.ISSUER).toUpperCase(Locale.ROOT);
        String code = identifier.map(LicenceIdentifier::issuer).orElse(named.isEmpty() ? cell(StockItem.AREA) : named);
        if (!ISSUER.matcher(code).matches()) {
            return code.isEmpty() && unreadable(identifier)
                    ? Optional.empty()
                    : refuse(StockFinding.ISSUER_MALFORMED, StockItem.ISSUER);
        }
        issuer = code;
        if (!named.isEmpty() && !named.equals(code)) {
            warn(StockFinding.ISSUER_DIFFERS, StockItem.ISSUER);
        }
        if (code.length() == 6) {
            warn(StockFinding.ISSUER_IS_DIVISION, StockItem.ISSUER);
        } else if (!StockHolders.sound("001", code)) {
            warn(StockFinding.ISSUER_CHECK_WRONG, StockItem.ISSUER);
        }
        return terms.issuers().test(code) ? Optional.of(code) : refuse(StockFinding.ISSUER_NOT_YOURS, StockItem.ISSUER);
    }

    private Optional<StockStatus> status() {
        Optional<StockStatus> status = StockStatus.of(cell(StockItem.STATUS));
        if (status.isEmpty()) {
            return refuse(StockFinding.STATUS_UNKNOWN, StockItem.STATUS);
        }
        if (status.get() == StockStatus.OTHER && cell(StockItem.STATUS_NOTE).isEmpty()) {
            warn(StockFinding.STATUS_NOTE_MISSING, StockItem.STATUS_NOTE);
        }
        return status;
    }

    private void face(LicenceType read) {
        Map<String, String> found = new TreeMap<>();
        for (FaceField field : read.fields()) {
            String value = columns.cell(field, cells);
            if (!value.isEmpty()) {
                found.put(
                        field.name(),
                        field.kind() == FaceField.Kind.DATE
                                ? StockDay.of(value).map(LocalDate::toString).orElse(value)
                                : value);
            }
        }
        Map<String, String> faults = read.faults(found);
        faults.forEach((field, why) -> warnings.add(new Remark(StockFinding.FACE_FIELD_INVALID, field, why)));
        fields = found;
        complete = faults.isEmpty();
    }

    /** The digest of the scan the row names. */
    private Optional<String> scan() {
        String name = columns.scan(cells);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Laid laid = terms.scans().apply(name).orElse(new Laid(name, null, ScanFinding.SCAN_MISSING));
        ScanFinding fault = laid.fault();
        return fault == null ? Optional.ofNullable(laid.sm3()) : refuse(fault, StockItem.SCAN);
    }

    /** The day of an element; absent when the cell is empty, refused when it is no day. */
    private Optional<LocalDate> day(StockItem item) {
        String text = cell(item);
        Optional<LocalDate> day = StockDay.of(text);
        return day.isEmpty() && !text.isEmpty() ? refuse(StockFinding.DATE_MALFORMED, item) : day;
    }

    private String cell(StockItem item) {
        return columns.cell(item, cells);
    }

    private void warn(StockFinding finding, StockItem item) {
        warnings.add(new Remark(finding, item.title(), ""));
    }

    private <T> Optional<T> refuse(ImportFinding finding, StockItem item) {
        refusals.add(new Remark(finding, item.title(), ""));
        return Optional.empty();
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
