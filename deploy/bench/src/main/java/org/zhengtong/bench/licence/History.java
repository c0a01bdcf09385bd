// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the register says happened to a licence, in its order, and between which moments each change can have happened: each between its own
 * question and answer, none before the one before it, none after the one after it.
 */
final class History {

    private static final String SUSPENDED = "SUSPENDED";

    private final List<Change> changes;
    private final long[] earliest;
    private final long[] latest;

    /** @param changes the first of them is the issue */
    History(List<Change> changes) {
        this.changes = List.copyOf(changes);
        this.earliest =
                changes.stream().mapToLong(change -> change.span().asked()).toArray();
        this.latest =
                changes.stream().mapToLong(change -> change.span().answered()).toArray();
        Arrays.parallelPrefix(earliest, Math::max);
        for (int place = latest.length - 2; place >= 0; place--) {
            latest[place] = Math.min(latest[place], latest[place + 1]);
        }
    }

    /** When a change was asked for and when it was answered, in nanoseconds of one clock. */
    record Span(long asked, long answered) {

        /** Of what was not seen to be asked for. */
        static final Span ANY = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

        /** Asked for and never answered. */
        static Span unanswered(long asked) {
            return new Span(asked, Long.MAX_VALUE);
        }
    }

    /** A line of the register. */
    record Change(String status, Span span) {}

    /** A suspension or restoration that was refused. */
    record Refusal(String licence, boolean suspension, Span span) {}

    String last() {
        return changes.get(changes.size() - 1).status();
    }

    /** Whether the licence can have been in a state, between the question and the answer, that allowed no such move. */
    boolean explains(Refusal refusal) {
        return places(surelyBy(refusal.span().asked()), refusal.span().answered())
                .anyMatch(place -> isSuspended(place) == refusal.suspension());
    }

    /**
     * The first place in the history, at or after another one, from which a state can come that was read.
     *
     * @param contained moment before whose answers everything has to be contained
     * @param read when the state had been read
     * @return -1 when there is none
     */
    int placeOf(boolean suspended, int notBefore, long contained, long read) {
        return places(Math.max(notBefore, surelyBy(contained)), read)
                .filter(place -> isSuspended(place) == suspended)
                .findFirst()
                .orElse(-1);
    }

    private boolean isSuspended(int place) {
        return changes.get(place).status().equals(SUSPENDED);
    }

    private IntStream places(int from, long until) {
        return IntStream.range(from, changes.size()).takeWhile(place -> place == 0 || earliest[place] <= until);
    }

    /** The last change that had happened by then, whatever the order within the spans. */
    private int surelyBy(long moment) {
        int place = 0;
        while (place + 1 < latest.length && latest[place + 1] <= moment) {
            place++;
        }
        return place;
    }
}
