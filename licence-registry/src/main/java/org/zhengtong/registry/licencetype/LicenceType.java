// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zhengtong.schemas.code.CitizenId;
import org.zhengtong.schemas.code.LicenceTypeCode;

/** A kind of licence (证照类型) and the revision of its rules: who may hold it and what is printed on it. */
public record LicenceType(
        LicenceTypeCode code,
        int revision,
        String name,
        HolderCategory holderCategory,
        List<FaceField> fields,
        TypeTerms terms) {

    /** Names that a licence carries in any case; a face field may not take one of them. */
    public static final Set<String> COMMON_ITEMS = Set.of(
            "identifier",
            "verdict",
            "status",
            "licenceType",
            "typeName",
            "number",
            "issuingAuthority",
            "issuingAuthorityName",
            "holderName",
            "holderScheme",
            "holderCode",
            "validFrom",
            "validTo",
            "issuedAt",
            "issuedOn",
            "origin",
            "trust",
            "toldStatus");

    private static final String MASK = "********";
    private static final int PERSONAL_LENGTH = 18;
    private static final int DIVISION_LENGTH = 6;
    private static final int LAST_LENGTH = 4;

    /** Who may hold a licence of a type (持证主体类别). */
    public enum HolderCategory {
        PERSON,
        ORGANISATION,
        ANY;

        /** Whether a holder known by this code scheme belongs to the category. */
        public boolean admits(HolderScheme scheme) {
            return switch (this) {
                case PERSON -> scheme.person();
                case ORGANISATION -> !scheme.person();
                case ANY -> true;
            };
        }
    }

    public LicenceType {
        fields = List.copyOf(fields);
    }

    /** Face values that break a rule of the type, by field name with the reason; empty when all keep them. */
    public Map<String, String> faults(Map<String, String> values) {
        Map<String, String> faults = new TreeMap<>();
        for (FaceField field : fields) {
            field.fault(values.get(field.name())).ifPresent(why -> faults.put(field.name(), why));
        }
        Set<String> known = fields.stream().map(FaceField::name).collect(Collectors.toSet());
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.put(name, "is not a face field of " + code.value()));
        return faults;
    }

    /** Face fields as people see them who may not see personal data; also where free text has a citizen's number in it. */
    public Map<String, String> masked(Map<String, String> values) {
        Map<String, String> shown = new TreeMap<>(values);
        shown.replaceAll((name, value) -> CitizenId.maskedIn(value));
        fields.stream()
                .filter(FaceField::sensitive)
                .forEach(field -> shown.computeIfPresent(field.name(), (name, value) -> "***"));
        return shown;
    }

    /** A licence number as people see it who may not see personal data: whole, but where it is a person's own. */
    public String shownNumber(String number) {
        if (!terms.numberPersonal()) {
            return number;
        }
        return number.length() < PERSONAL_LENGTH
                ? MASK
                : number.substring(0, DIVISION_LENGTH) + MASK + number.substring(number.length() - LAST_LENGTH);
    }

    /** Why the type allows no licence for this period; empty when it does. */
    public Optional<String> periodFault(LocalDate from, LocalDate to) {
        return terms.periodFault(from, to);
    }

    /** Why the definition itself cannot be registered; empty when it can. */
    public Optional<String> fault() {
        Set<String> seen = new java.util.HashSet<>();
        Set<String> shortNames = new java.util.HashSet<>();
        for (FaceField field : fields) {
            if (COMMON_ITEMS.contains(field.name())) {
                return Optional.of("face field " + field.name() + " is an item every licence has");
            }
            if (!seen.add(field.name())) {
                return Optional.of("face field " + field.name() + " is given twice");
            }
            if (!shortNames.add(field.shortName())) {
                return Optional.of("face field " + field.name() + " has the short name " + field.shortName()
                        + " of another: give it one of its own");
            }
            if ((field.kind() == FaceField.Kind.CODE) == field.codes().isEmpty()) {
                return Optional.of("face field " + field.name() + ": codes belong to kind CODE and only there");
            }
        }
        return Optional.empty();
    }

    /** The same definition as another revision. */
    LicenceType at(int number) {
        return new LicenceType(code, number, name, holderCategory, fields, terms);
    }

    /** Whether the other definition says the same, its revision aside. */
    boolean sameRules(LicenceType other) {
        return equals(other.at(revision));
    }
}
