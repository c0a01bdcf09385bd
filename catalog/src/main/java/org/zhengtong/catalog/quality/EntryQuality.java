// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.entry.UpdateCycle;

/**
 * What is known of one published entry, and what it is worth (目录质量). The score is of 100: complete 25, attached 25, fresh 20, probe 15,
 * used 5, answering 10. Freshness nobody knows counts half; an entry that is not shared (不予共享) need not be attached, probed or used.
 *
 * @param gaps how many of {@value #WANTED} recommended things its metadata lacks
 * @param attached whether a service is attached
 * @param dataAt how fresh the data is; null when the provider never said
 * @param probeAt last probe; null before the first
 * @param calls calls in the last 30 days that reached the provider
 * @param durations calls by bucket: less than 2^bucket milliseconds
 */
record EntryQuality(
        String resource,
        String name,
        String organisation,
        String organisationName,
        SharingType sharingType,
        UpdateCycle cycle,
        int gaps,
        boolean attached,
        @Nullable Instant dataAt,
        @Nullable Instant probeAt,
        @Nullable Integer probeMillis,
        @Nullable String probeReason,
        int probeFailures,
        long calls,
        long failures,
        boolean everCalled,
        Map<Integer, Long> durations) {

    static final int WANTED = 5;

    /** Failed probes in a row that make an attachment faulty. */
    static final int FAULTY_FROM = 3;

    private static final int FEW_CALLS = 10;
    private static final int SLOW_FROM_MILLIS = 5_000;

    /** What an entry can be listed for. */
    public enum State {
        /** 未挂接. */
        UNATTACHED,
        /** 挂接异常: probes or calls fail. */
        FAILING,
        /** 逾期未更新. */
        STALE,
        /** 从未被调用. */
        NEVER_CALLED
    }

    /** Parts of a score; their sum is the score. */
    public record Score(int complete, int attached, int fresh, int probe, int used, int answering) {
        int total() {
            return complete + attached + fresh + probe + used + answering;
        }
    }

    boolean shared() {
        return sharingType != SharingType.DENIED;
    }

    boolean faulty() {
        return probeFailures >= FAULTY_FROM;
    }

    /** Empty when nobody knows. */
    Optional<Boolean> stale(Instant now) {
        Optional<Duration> limit = FreshnessLimit.of(cycle);
        if (limit.isEmpty()) {
            return Optional.of(false);
        }
        return Optional.ofNullable(dataAt).map(at -> at.plus(limit.get()).isBefore(now));
    }

    Set<State> states(Instant now) {
        Set<State> states = EnumSet.noneOf(State.class);
        if (shared() && !attached) {
            states.add(State.UNATTACHED);
        }
        if (attached && (faulty() || calls >= FEW_CALLS && failures * 10 >= calls)) {
            states.add(State.FAILING);
        }
        if (stale(now).orElse(false)) {
            states.add(State.STALE);
        }
        if (shared() && !everCalled) {
            states.add(State.NEVER_CALLED);
        }
        return states;
    }

    /** The duration 95 of 100 calls stayed below, to a power of two; empty without calls. */
    Optional<Long> p95Millis() {
        long wanted = (calls * 95 + 99) / 100;
        long counted = 0;
        for (int bucket = 0; bucket <= ResourceUse.LAST_BUCKET; bucket++) {
            counted += durations.getOrDefault(bucket, 0L);
            if (counted >= wanted && counted > 0) {
                return Optional.of(1L << bucket);
            }
        }
        return Optional.empty();
    }

    Score score(Instant now) {
        int complete = 25 - 5 * Math.min(WANTED, gaps);
        int fresh = stale(now).map(stale -> stale ? 0 : 20).orElse(10);
        if (!shared()) {
            return new Score(complete, 25, fresh, 15, 5, 10);
        }
        boolean timely =
                p95Millis().filter(millis -> millis <= SLOW_FROM_MILLIS).isPresent();
        return new Score(
                complete,
                attached ? 25 : 0,
                fresh,
                attached && probeAt != null && probeFailures == 0 ? 15 : 0,
                everCalled ? 5 : 0,
                calls > 0 && timely ? (int) (10 * (calls - failures) / calls) : 0);
    }
}
