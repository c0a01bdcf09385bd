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
import org.zhengtong.kernel.imports.ImportTally.Remark;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.licencetype.FaceField;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.TypeTerms;
import org.zhengtong.schemas.code.InvalidCodeException;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;

/** Reads one row as a stock licence (归集数据行): what can be kept is kept and its defects are named; what cannot is refused. */
public final class StockReading {

    private static final Pattern ISSUER = Pattern.compile("[0-9A-Z]{18}|[0-9]{6}");

    private final StockColumns columns;
    private final List<String> cells;
    private final Terms terms;
    private final List<Remark> warnings = new ArrayList<>();
    private @Nullable String type;
    private @Nullable String issuer;
    private @Nullable Integer year;

    /**
     * What holds for the whole file.
     *
     * @param type of rows that name none
     * @param issuers whether the sender may hand in for an issuer
     */
    public record Terms(
            @Nullable LicenceTypeCode type,
            TrustLevel trust,
            Function<LicenceTypeCode, Optional<LicenceType>> types,
            Predicate<String> issuers) {}

    /** The licence or the reason there is none; type, issuer and year as far as they could be read. */
    public record Read(
            @Nullable StockLicence licence,
            @Nullable Remark refusal,
            List<Remark> warnings,
            @Nullable String type,
            @Nullable String issuer,
            @Nullable Integer year) {}

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Remark remark;

        Refused(Remark remark) {
            super(remark.finding().name(), null, false, false);
            this.remark = remark;
        }
    }

    public StockReading(StockColumns columns, List<String> cells, Terms terms) {
        this.columns = columns;
        this.cells = cells;
        this.terms = terms;
    }

    public Read read() {
        try {
            StockLicence licence = licence();
            return new Read(licence, null, List.copyOf(warnings), type, issuer, year);
        } catch (Refused refused) {
            return new Read(null, refused.remark, List.of(), type, issuer, year);
        }
    }

    private StockLicence licence() {
        String sent = cell(StockItem.IDENTIFIER).toUpperCase(Locale.ROOT);
        Optional<LicenceIdentifier> given = sent.isEmpty() ? Optional.empty() : Optional.of(identifier(sent));
        LicenceType read = type(given);
        String from = issuer(given);
        LocalDate issuedOn =
                day(StockItem.ISSUED).orElseThrow(() -> refused(StockFinding.DATE_MALFORMED, StockItem.ISSUED));
        year = issuedOn.getYear();
        String number = number();
        LicenceIdentifier identifier = given.orElseGet(() -> derived(read, from, number));
        LocalDate validFrom = day(StockItem.VALID_FROM).orElse(issuedOn);
        Map<String, String> fields = fields(read);
        Map<String, String> faults = read.faults(fields);
        faults.forEach((field, why) -> warnings.add(new Remark(StockFinding.FACE_FIELD_INVALID, field, why)));
        return new StockLicence(
                identifier,
                sent.isEmpty() || identifier.value().equals(sent) ? null : sent,
                read.revision(),
                from,
                cell(StockItem.ISSUER_NAME),
                emptyAsNull(cell(StockItem.AREA)),
                number,
                holders(),
                issuedOn,
                validFrom,
                until(validFrom),
                status(),
                emptyAsNull(cell(StockItem.STATUS_NOTE)),
                emptyAsNull(cell(StockItem.RELATED)),
                fields,
                faults.isEmpty(),
                terms.trust(),
                warnings.stream()
                        .map(warning -> warning.finding().name())
                        .distinct()
                        .toList());
    }

    /** The last day; without end when none is named. */
    private LocalDate until(LocalDate validFrom) {
        LocalDate until = day(StockItem.VALID_TO).orElse(TypeTerms.WITHOUT_END);
        if (until.isBefore(validFrom)) {
            throw refused(StockFinding.PERIOD_REVERSED, StockItem.VALID_TO);
        }
        return until;
    }

    private String number() {
        String number = cell(StockItem.NUMBER);
        if (number.isEmpty()) {
            throw refused(StockFinding.NUMBER_MISSING, StockItem.NUMBER);
        }
        return number;
    }

    private List<StockHolder> holders() {
        boolean missing =
                cell(StockItem.HOLDER).isEmpty() || cell(StockItem.HOLDER_CODE).isEmpty();
        return new StockHolders(this::cell, this::warn)
                .read()
                .orElseThrow(() -> refused(
                        missing ? StockFinding.HOLDER_MISSING : StockFinding.HOLDER_LISTS_DIFFER, StockItem.HOLDER));
    }

    private LicenceIdentifier identifier(String sent) {
        return switch (LegacyCheck.of(sent)) {
            case STANDARD -> new LicenceIdentifier(sent);
            case LEGACY -> {
                warn(StockFinding.IDENTIFIER_LEGACY_CHECK, StockItem.IDENTIFIER);
                yield LegacyCheck.standard(sent);
            }
            case WRONG -> throw refused(StockFinding.IDENTIFIER_CHECK_WRONG, StockItem.IDENTIFIER);
            case NO_IDENTIFIER -> throw refused(StockFinding.IDENTIFIER_MALFORMED, StockItem.IDENTIFIER);
        };
    }

    private LicenceType type(Optional<LicenceIdentifier> identifier) {
        String named = cell(StockItem.TYPE).toUpperCase(Locale.ROOT);
        Optional<LicenceTypeCode> code = identifier.map(LicenceIdentifier::type);
        if (code.isEmpty() && !named.isEmpty()) {
            code = typeCode(named);
        } else if (code.isEmpty()) {
            code = Optional.ofNullable(terms.type());
        } else if (!named.isEmpty() && !named.equals(code.get().value())) {
            warn(StockFinding.TYPE_DIFFERS, StockItem.TYPE);
        }
        LicenceTypeCode known = code.orElseThrow(() -> refused(StockFinding.TYPE_MISSING, StockItem.TYPE));
        type = known.value();
        return terms.types().apply(known).orElseThrow(() -> refused(StockFinding.TYPE_UNKNOWN, StockItem.TYPE));
    }

    private static Optional<LicenceTypeCode> typeCode(String text) {
        try {
            return Optional.of(new LicenceTypeCode(text));
        } catch (InvalidCodeException malformed) {
            return Optional.empty();
        }
    }

    private String issuer(Optional<LicenceIdentifier> identifier) {
        String named = cell(StockItem.ISSUER).toUpperCase(Locale.ROOT);
        String code = identifier.map(LicenceIdentifier::issuer).orElse(named.isEmpty() ? cell(StockItem.AREA) : named);
        if (!ISSUER.matcher(code).matches()) {
            throw refused(StockFinding.ISSUER_MALFORMED, StockItem.ISSUER);
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
        if (!terms.issuers().test(code)) {
            throw refused(StockFinding.ISSUER_NOT_YOURS, StockItem.ISSUER);
        }
        return code;
    }

    private LicenceIdentifier derived(LicenceType read, String from, String number) {
        warn(StockFinding.IDENTIFIER_DERIVED, StockItem.IDENTIFIER);
        return DerivedIdentifier.of(read.code(), from, number);
    }

    private StockStatus status() {
        StockStatus status = StockStatus.of(cell(StockItem.STATUS))
                .orElseThrow(() -> refused(StockFinding.STATUS_UNKNOWN, StockItem.STATUS));
        if (status == StockStatus.OTHER && cell(StockItem.STATUS_NOTE).isEmpty()) {
            warn(StockFinding.STATUS_NOTE_MISSING, StockItem.STATUS_NOTE);
        }
        return status;
    }

    private Map<String, String> fields(LicenceType read) {
        Map<String, String> fields = new TreeMap<>();
        for (FaceField field : read.fields()) {
            String value = columns.cell(field, cells);
            if (!value.isEmpty()) {
                fields.put(
                        field.name(),
                        field.kind() == FaceField.Kind.DATE
                                ? StockDay.of(value).map(LocalDate::toString).orElse(value)
                                : value);
            }
        }
        return fields;
    }

    /** The day of an element; absent when the cell is empty, refused when it is no day. */
    private Optional<LocalDate> day(StockItem item) {
        String text = cell(item);
        Optional<LocalDate> day = StockDay.of(text);
        if (day.isEmpty() && !text.isEmpty()) {
            throw refused(StockFinding.DATE_MALFORMED, item);
        }
        return day;
    }

    private String cell(StockItem item) {
        return columns.cell(item, cells);
    }

    private void warn(StockFinding finding, StockItem item) {
        warnings.add(new Remark(finding, item.title(), ""));
    }

    private static Refused refused(StockFinding finding, StockItem item) {
        return new Refused(new Remark(finding, item.title(), ""));
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
