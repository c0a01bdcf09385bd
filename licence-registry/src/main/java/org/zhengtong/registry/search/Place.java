// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.search.Question.Order;

/**
 * Where a page ended (翻页位置), in the one order of both origins: newest day first, latest end first, or by name. Of the same day or name the
 * licences issued here come before those taken in; each origin has its own order within.
 *
 * @param name of the last licence
 * @param issued from where on those issued here follow
 * @param takenIn from where on those taken in follow
 */
record Place(String name, Bound issued, Bound takenIn) {

    private static final String NEVER = "infinity";
    private static final String NEXT = "\u0001";
    /** After every identifier. */
    private static final String LAST = "~";

    private static final Comparator<Hit> NEWEST_DAY =
            Comparator.comparing(Hit::issuedOn).reversed();
    private static final Comparator<Hit> LATEST_END =
            Comparator.comparing(Hit::validTo).reversed();
    /** As the database compares: by code points. */
    private static final Comparator<Hit> NAME =
            Comparator.comparing(hit -> hit.name().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /**
     * After what the licences of one origin follow, as the database reads it.
     *
     * @param before the time or the day before which they were issued, or the day they end on or before
     * @param name the name they come after, in a search by name
     * @param identifier that they come after where time, day or name is the same
     */
    record Bound(String before, String name, String identifier) {}

    /** Before every licence; in a search by name before all with that name. */
    static Place start(String name) {
        Bound first = new Bound(NEVER, name, "");
        return new Place(name, first, first);
    }

    /** After a licence issued here: those taken in of the same day or name are still to come. */
    static Place afterIssued(Order order, Instant issuedAt, LocalDate validTo, String name, String identifier) {
        if (order == Order.END) {
            Bound issued = new Bound(validTo.toString(), name, identifier);
            return new Place(name, issued, new Bound(issued.before(), name, LAST));
        }
        LocalDate day = LocalDate.ofInstant(issuedAt, Licence.LEGAL_ZONE);
        return new Place(
                name,
                new Bound(issuedAt.toString(), name, identifier),
                new Bound(day.plusDays(1).toString(), name, ""));
    }

    /** After a licence taken in: those issued here of the same day or name are through. */
    static Place afterTakenIn(Order order, LocalDate issuedOn, LocalDate validTo, String name, String identifier) {
        if (order == Order.END) {
            Bound takenIn = new Bound(validTo.toString(), name, identifier);
            return new Place(name, new Bound(takenIn.before(), name, ""), takenIn);
        }
        return new Place(
                name,
                new Bound(issuedOn.atStartOfDay(Licence.LEGAL_ZONE).toInstant().toString(), name + NEXT, ""),
                new Bound(issuedOn.toString(), name, identifier));
    }

    /** Merges what was found of either, each in its order, into the one order; the sort keeps equals as they come. */
    static List<Hit> merged(List<Hit> issued, List<Hit> takenIn, Question question) {
        return Stream.concat(issued.stream(), takenIn.stream())
                .sorted(
                        switch (question.order()) {
                            case NEWEST -> NEWEST_DAY;
                            case NAME -> NAME;
                            case END -> LATEST_END;
                        })
                .limit(question.limit())
                .toList();
    }
}
