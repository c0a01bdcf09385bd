// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.quality;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.zhengtong.catalog.quality.EntryQuality.State;

/** Sums up the quality of the entries by organisation, and finds those in a state. */
@Singleton
class Quality {

    private static final ZoneId LEGAL_DAYS = ZoneId.of("Asia/Shanghai");
    private static final int DAYS = 30;

    private final QualityStore store;
    private final Clock clock;

    Quality(QualityStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Sums over the entries of an organisation, or of all. */
    static final class Sum {

        final String organisation;
        final String name;
        final Map<State, Integer> states = new EnumMap<>(State.class);
        int entries;
        int shared;
        int attached;
        long calls;
        long failures;
        long score;

        Sum(String organisation, String name) {
            this.organisation = organisation;
            this.name = name;
        }

        void add(EntryQuality entry, Instant now) {
            entries++;
            shared += entry.shared() ? 1 : 0;
            attached += entry.shared() && entry.attached() ? 1 : 0;
            calls += entry.calls();
            failures += entry.failures();
            score += entry.score(now).total();
            entry.states(now).forEach(state -> states.merge(state, 1, Integer::sum));
        }
    }

    /** By organisation; empty for all. */
    List<Sum> sums(String organisation) {
        Map<String, Sum> sums = new TreeMap<>();
        Instant now = clock.instant();
        List<EntryQuality> page = store.after("", organisation, since());
        while (!page.isEmpty()) {
            page.forEach(
                    entry -> sums.computeIfAbsent(entry.organisation(), code -> new Sum(code, entry.organisationName()))
                            .add(entry, now));
            page = store.after(page.get(page.size() - 1).resource(), organisation, since());
        }
        return List.copyOf(sums.values());
    }

    /** Up to a limit of entries for which this holds, after a resource. */
    List<EntryQuality> find(String after, String organisation, int limit, Predicate<EntryQuality> wanted) {
        List<EntryQuality> found = new ArrayList<>();
        List<EntryQuality> page = store.after(after, organisation, since());
        while (!page.isEmpty() && found.size() < limit) {
            page.stream().filter(wanted).limit((long) limit - found.size()).forEach(found::add);
            page = store.after(page.get(page.size() - 1).resource(), organisation, since());
        }
        return found;
    }

    Instant now() {
        return clock.instant();
    }

    private LocalDate since() {
        return LocalDate.ofInstant(clock.instant(), LEGAL_DAYS).minusDays(DAYS);
    }
}
