// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one caller has read lately on this instance (近期查阅计数). */
final class Tally {

    /** What is unusual about a caller (异常类型). */
    enum Unusual {
        MANY_HOLDERS,
        MANY_MISSES,
        LIMIT_REACHED
    }

    private final Set<Integer> holders = new HashSet<>();
    private final Set<Unusual> told = EnumSet.noneOf(Unusual.class);
    private long minute;
    private int inMinute;
    private LocalDate day = LocalDate.MIN;
    private int ofDay;
    private int sinceCounted;
    private long window;
    private int misses;

    /** Takes licences from the minute's allowance; false, and nothing taken, when it does not suffice. */
    synchronized boolean takeOfMinute(Instant now, int licences, Bounds bounds) {
        long current = now.getEpochSecond() / 60;
        if (current != minute) {
            minute = current;
            inMinute = 0;
        }
        if (inMinute + licences > bounds.perMinute()) {
            return false;
        }
        inMinute += licences;
        return true;
    }

    /** Whether the record has to be counted anew: on a new day and after every block. */
    synchronized boolean dayToBeCounted(LocalDate today, int licences, Bounds bounds) {
        return !today.equals(day) || sinceCounted + licences > bounds.block();
    }

    /** Takes over what the record has of the day; it may lag behind what is known here. */
    synchronized void counted(LocalDate today, int recorded) {
        ofDay = today.equals(day) ? Math.max(recorded, ofDay) : recorded;
        day = today;
        sinceCounted = 0;
    }

    /** Takes licences from the day's allowance; false, and nothing taken, when it does not suffice. */
    synchronized boolean takeOfDay(int licences, Bounds bounds) {
        if (ofDay + licences > bounds.perDay()) {
            return false;
        }
        ofDay += licences;
        sinceCounted += licences;
        return true;
    }

    /** Counts holders; true when they just became unusually many. */
    synchronized boolean saw(Instant now, Duration length, List<Shown> shown, Bounds bounds) {
        enter(now, length);
        if (holders.size() <= bounds.holders()) {
            shown.forEach(one -> holders.add(one.holder().hashCode()));
        }
        return holders.size() > bounds.holders() && told.add(Unusual.MANY_HOLDERS);
    }

    /** Counts a question without result; true when they just became unusually many. */
    synchronized boolean missed(Instant now, Duration length, Bounds bounds) {
        enter(now, length);
        misses++;
        return misses > bounds.misses() && told.add(Unusual.MANY_MISSES);
    }

    /** Whether the window's first refusal for reaching a limit is still to be told. */
    synchronized boolean refused(Instant now, Duration length) {
        enter(now, length);
        return told.add(Unusual.LIMIT_REACHED);
    }

    private void enter(Instant now, Duration length) {
        long current = now.toEpochMilli() / length.toMillis();
        if (current != window) {
            window = current;
            holders.clear();
            told.clear();
            misses = 0;
        }
    }
}
