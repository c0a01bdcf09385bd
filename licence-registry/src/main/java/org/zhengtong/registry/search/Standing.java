// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.register.Licence.Status;

/** How a licence stands on a day (证照状态): as recorded, and of those in force whether the day lies in their period (已过期、未生效). */
public enum Standing {
    IN_FORCE(Status.IN_FORCE),
    NOT_YET_VALID(Status.IN_FORCE),
    EXPIRED(Status.IN_FORCE),
    SUSPENDED(Status.SUSPENDED),
    CANCELLED(Status.CANCELLED),
    REVOKED(Status.REVOKED),
    ANNULLED(Status.ANNULLED),
    TRANSFERRED_OUT(Status.TRANSFERRED_OUT),
    SUPERSEDED(Status.SUPERSEDED);

    private static final String EVER = "-infinity";
    private static final String NEVER = "infinity";

    private final Status recorded;

    Standing(Status recorded) {
        this.recorded = recorded;
    }

    /** Between which days its period begins and ends, as the database reads them. */
    record Days(String fromEarliest, String fromLatest, String toEarliest, String toLatest) {}

    /** The states recorded for it, all of them where nothing is asked. */
    static List<String> recorded(@Nullable Standing asked) {
        return asked == null ? Stream.of(Status.values()).map(Enum::name).toList() : List.of(asked.recorded.name());
    }

    /** The bounds of its period, seen from the day. */
    static Days days(@Nullable Standing asked, LocalDate today) {
        Days any = new Days(EVER, NEVER, EVER, NEVER);
        if (asked == null) {
            return any;
        }
        return switch (asked) {
            case IN_FORCE -> new Days(EVER, today.toString(), today.toString(), NEVER);
            case NOT_YET_VALID -> new Days(today.plusDays(1).toString(), NEVER, EVER, NEVER);
            case EXPIRED -> new Days(EVER, NEVER, EVER, today.minusDays(1).toString());
            case SUSPENDED, CANCELLED, REVOKED, ANNULLED, TRANSFERRED_OUT, SUPERSEDED -> any;
        };
    }
}
