// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

import static org.zhengtong.registry.reading.ReadingProblem.READING_LIMIT_REACHED;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.reading.Tally.Unusual;

/** Keeps callers within what they may read and notices who reads unusually (查阅限额与异常监测). */
@ApplicationScoped
class ReadingWatch {

    private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");
    private static final int REMEMBERED = 2_000;

    private final ReadingConfig config;
    private final AccessStore records;
    private final ReadingAlarm alarm;
    private final Clock clock;
    private final Map<String, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
            return size() > REMEMBERED;
        }
    };

    ReadingWatch(ReadingConfig config, AccessStore records, ReadingAlarm alarm, Clock clock) {
        this.config = config;
        this.records = records;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** Counts the licences against the caller's minute and day; refused when either does not suffice. */
    void admit(Reading reading, int licences) {
        Instant now = clock.instant();
        Bounds bounds = Bounds.of(config, reading.who());
        Tally tally = tally(reading);
        if (!tally.takeOfMinute(now, licences, bounds)) {
            Duration wait = Duration.ofSeconds(60 - now.getEpochSecond() % 60);
            throw refusal(reading, tally, bounds.perMinute() + " licences a minute", wait);
        }
        LocalDate today = now.atZone(LEGAL_ZONE).toLocalDate();
        if (tally.dayToBeCounted(today, licences, bounds)) {
            tally.counted(
                    today, records.count(reading, today.atStartOfDay(LEGAL_ZONE).toInstant()));
        }
        if (!tally.takeOfDay(licences, bounds)) {
            Instant midnight = today.plusDays(1).atStartOfDay(LEGAL_ZONE).toInstant();
            throw refusal(reading, tally, bounds.perDay() + " licences a day", Duration.between(now, midnight));
        }
    }

    private ProblemException refusal(Reading reading, Tally tally, String bound, Duration wait) {
        if (tally.refused(clock.instant(), config.window())) {
            alarm.raise(reading, Unusual.LIMIT_REACHED, bound);
        }
        return new ProblemException(
                        READING_LIMIT_REACHED,
                        reading.who() + " may read " + bound + ": wait, ask for fewer, or have the operator raise it")
                .retryAfter(wait);
    }

    void saw(Reading reading, List<Shown> shown) {
        Bounds bounds = Bounds.of(config, reading.counted());
        if (tally(reading).saw(clock.instant(), config.window(), shown, bounds)) {
            alarm.raise(reading, Unusual.MANY_HOLDERS, "more than " + bounds.holders() + " holders");
        }
    }

    void missed(Reading reading) {
        Bounds bounds = Bounds.of(config, reading.counted());
        if (tally(reading).missed(clock.instant(), config.window(), bounds)) {
            alarm.raise(reading, Unusual.MANY_MISSES, "more than " + bounds.misses() + " questions without result");
        }
    }

    private Tally tally(Reading reading) {
        synchronized (tallies) {
            return tallies.computeIfAbsent(key(reading), first -> new Tally());
        }
    }

    private static String key(Reading reading) {
        return reading.organisation() + '/' + reading.counted();
    }
}
