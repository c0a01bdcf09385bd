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

/**
 * Where a page ended (翻页位置), in the one order of both origins: newest day first, or by name. Of the same day or name the licences issued here
 * come before those taken in; each origin has its own order within.
 *
 * @param name of the last licence
 * @param issued from where on those issued here follow
 * @param takenIn from where on those taken in follow
 */
record Place(String name, Bound issued, Bound takenIn) {

    private static final String NEVER = "infinity";
    private static final String NEXT = "\u0001";

    private static final Comparator<Hit> NEWEST_DAY =
            Comparator.comparing(Hit::issuedOn).reversed();
    /** As the database compares: by code points. */
    private static final Comparator<Hit> NAME =
            Comparator.comparing(hit -> hit.name().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /**
     * After what the licences of one origin follow, as the database reads it.
     *
     * @param issued the time, or the day, they were issued before
     * @param name the name they come after, in a search by name
     * @param identifier that they come after where time or name is the same
     */
    record Bound(String issued, String name, String identifier) {}

    /** Before every licence; in a search by name before all with that name. */
    static Place start(String name) {
        Bound first = new Bound(NEVER, name, "");
        return new Place(name, first, first);
    }

    /** After a licence issued here: those taken in of the same day or name are still to come. */
    static Place afterIssued(Instant issuedAt, String name, String identifier) {
        LocalDate day = LocalDate.ofInstant(issuedAt, Licence.LEGAL_ZONE);
        return new Place(
                name,
                new Bound(issuedAt.toString(), name, identifier),
                new Bound(day.plusDays(1).toString(), name, ""));
    }

    /** After a licence taken in: those issued here of the same day or name are through. */
    static Place afterTakenIn(LocalDate issuedOn, String name, String identifier) {
        return new Place(
                name,
                new Bound(issuedOn.atStartOfDay(Licence.LEGAL_ZONE).toInstant().toString(), name + NEXT, ""),
                new Bound(issuedOn.toString(), name, identifier));
    }

    /** Merges what was found of either, each in its order, into the one order; the sort keeps equals as they come. */
    static List<Hit> merged(List<Hit> issued, List<Hit> takenIn, Question question) {
        return Stream.concat(issued.stream(), takenIn.stream())
                .sorted(question.byName() ? NAME : NEWEST_DAY)
                .limit(question.limit())
                .toList();
    }
}
