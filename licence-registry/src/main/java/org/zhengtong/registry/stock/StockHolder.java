// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import static org.zhengtong.registry.licencetype.HolderScheme.CITIZEN_ID;
import static org.zhengtong.registry.licencetype.HolderScheme.ORGANISATION_DOCUMENT;
import static org.zhengtong.registry.licencetype.HolderScheme.PERSON_DOCUMENT;
import static org.zhengtong.registry.licencetype.HolderScheme.USCC;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.schemas.code.CitizenId;

/**
 * One of a stock licence's holders (持证主体). Prints itself masked.
 *
 * @param scheme 持证主体代码类型代码, GB/T 36903-2018 annex A
 * @param code in upper case; not checked by all schemes
 */
public record StockHolder(String name, String scheme, String code) {

    /** Codes by which organisations are known, who are public; by all others people are. */
    public static final List<String> ORGANISATIONS = List.of("001", "099");

    private static final List<HolderScheme> NO_NAMED_DOCUMENT = List.of(USCC, ORGANISATION_DOCUMENT, PERSON_DOCUMENT);

    private static final Pattern CITIZEN = Pattern.compile("[1-9][0-9]{16}[0-9X]");

    /** The holder as people see it who may not see personal data: organisations are public, persons are not, whatever their rows call them. */
    public StockHolder masked() {
        if (ORGANISATIONS.contains(scheme) && !maybeCitizen()) {
            return this;
        }
        String first = name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
        String kept = code.length() < 10 ? "" : code.substring(0, 6);
        return new StockHolder(first + "**", scheme, kept + "********");
    }

    /** Whether the code may be a citizen's number, perhaps with a slip in it: an organisation's has its form once in many and is sound then. */
    private boolean maybeCitizen() {
        return CITIZEN.matcher(code).matches()
                && !(StockHolders.sound(USCC.nationalCode(), code)
                        && CitizenId.maskedIn(code).equals(code));
    }

    /** The code type it goes by here: people's that has no name of its own is their other document (999). */
    public HolderScheme known() {
        return HolderScheme.ofNationalCode(scheme).orElse(PERSON_DOCUMENT);
    }

    /** The code type with that code of annex A, as it goes here; empty when there is none. */
    public static Optional<HolderScheme> scheme(String annexCode) {
        return StockHolders.SCHEMES.contains(annexCode)
                ? Optional.of(new StockHolder("", annexCode, "").known())
                : Optional.empty();
    }

    /** The code types under which rows name who has this code of a scheme; any of them where no scheme is asked for. */
    public static List<String> schemes(@Nullable HolderScheme asked, String code) {
        return StockHolders.SCHEMES.stream()
                .filter(scheme -> new StockHolder("", scheme, code).knownBy(asked))
                .toList();
    }

    /**
     * Whether somebody who is known by the scheme is meant: a citizen's number is one also where its row calls it an organisation's, or a
     * document's that has no name here. Anybody is where no scheme is asked for.
     */
    public boolean knownBy(@Nullable HolderScheme asked) {
        boolean citizen = NO_NAMED_DOCUMENT.contains(known()) && StockHolders.sound(CITIZEN_ID.nationalCode(), code);
        return asked == null || asked == (citizen ? CITIZEN_ID : known());
    }

    @Override
    public String toString() {
        StockHolder shown = masked();
        return shown.name + " " + shown.scheme + " " + shown.code;
    }
}
