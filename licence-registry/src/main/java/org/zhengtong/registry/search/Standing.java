// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.register.Licence.Status;
import org.zhengtong.registry.stock.StockStatus;

/**
 * How a licence stands on a day (证照状态): as recorded, and of those in force whether the day lies in their period (已过期、未生效). Of one taken
 * in its data are believed where they tell of an end or of a period the day is not in; that it is in force they only say (来源数据称有效).
 */
public enum Standing {
    IN_FORCE(Status.IN_FORCE, null),
    TOLD_IN_FORCE(null, StockStatus.IN_FORCE),
    NOT_YET_VALID(Status.IN_FORCE, StockStatus.IN_FORCE),
    EXPIRED(Status.IN_FORCE, StockStatus.IN_FORCE),
    SUSPENDED(Status.SUSPENDED, StockStatus.SUSPENDED),
    CANCELLED(Status.CANCELLED, StockStatus.CANCELLED),
    REVOKED(Status.REVOKED, StockStatus.REVOKED),
    ANNULLED(Status.ANNULLED, StockStatus.ANNULLED),
    TRANSFERRED_OUT(Status.TRANSFERRED_OUT, StockStatus.TRANSFERRED_OUT),
    SUPERSEDED(Status.SUPERSEDED, null),
    LAPSED(null, StockStatus.LAPSED),
    OTHER(null, StockStatus.OTHER);

    private static final String EVER = "-infinity";
    private static final String NEVER = "infinity";

    private final @Nullable Status recorded;
    private final @Nullable StockStatus told;

    Standing(@Nullable Status recorded, @Nullable StockStatus told) {
        this.recorded = recorded;
        this.told = told;
    }

    /** Between which days its period begins and ends, as the database reads them. */
    record Days(String fromEarliest, String fromLatest, String toEarliest, String toLatest) {}

    /** The states recorded for it of licences issued here, all of them where nothing is asked; none where such a licence never stands so. */
    static List<String> recorded(@Nullable Standing asked) {
        return names(Status.values(), asked == null, asked == null ? null : asked.recorded);
    }

    /** The states that data of licences taken in tell for it, likewise. */
    static List<String> told(@Nullable Standing asked) {
        return names(StockStatus.values(), asked == null, asked == null ? null : asked.told);
    }

    private static List<String> names(Enum<?>[] all, boolean any, @Nullable Enum<?> one) {
        return Stream.of(all)
                .filter(state -> any || state == one)
                .map(Enum::name)
                .toList();
    }

    /** The bounds of its period, seen from the day. */
    static Days days(@Nullable Standing asked, LocalDate today) {
        Days any = new Days(EVER, NEVER, EVER, NEVER);
        if (asked == null) {
            return any;
        }
        return switch (asked) {
            case IN_FORCE, TOLD_IN_FORCE -> new Days(EVER, today.toString(), today.toString(), NEVER);
            case NOT_YET_VALID -> new Days(today.plusDays(1).toString(), NEVER, EVER, NEVER);
            case EXPIRED -> new Days(EVER, NEVER, EVER, today.minusDays(1).toString());
            case SUSPENDED, CANCELLED, REVOKED, ANNULLED, TRANSFERRED_OUT, SUPERSEDED, LAPSED, OTHER -> any;
        };
    }
}
