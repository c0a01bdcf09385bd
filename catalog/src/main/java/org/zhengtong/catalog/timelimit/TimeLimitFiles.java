// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.timelimit.RuleSet.Rule;

/** Reads calendar and rule sets: the files shipped, or an operator's own in their place. What is wrong stops the start. */
final class TimeLimitFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TimeLimitFiles() {}

    private record CalendarFile(@Nullable String note, Map<Integer, Year> years) {}

    private record Year(@Nullable String source, List<String> holidays, List<String> workdays) {}

    private record RuleFile(@Nullable String note, List<RuleEntry> ruleSets) {}

    private record RuleEntry(
            String id, String title, String effectiveFrom, Map<String, Days> rules, List<Integer> escalateAfter) {}

    private record Days(int workingDays, int extension) {}

    static WorkingCalendar calendar(Optional<Path> file) {
        CalendarFile read = read(file, "working-days.json", "zt.time-limit.calendar-file", CalendarFile.class);
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> workdays = new HashSet<>();
        try {
            read.years().values().forEach(year -> {
                year.holidays().forEach(span -> days(span).forEach(holidays::add));
                year.workdays().forEach(span -> days(span).forEach(workdays::add));
            });
        } catch (DateTimeException e) {
            throw new IllegalStateException(
                    "zt.time-limit.calendar-file: write days as 2026-10-01, spans as from/to", e);
        }
        return new WorkingCalendar(holidays, workdays, read.years().keySet());
    }

    private static Stream<LocalDate> days(String span) {
        String[] ends = span.split("/", 2);
        LocalDate first = LocalDate.parse(ends[0]);
        return first.datesUntil(LocalDate.parse(ends[ends.length - 1]).plusDays(1));
    }

    /** Newest first. */
    static List<RuleSet> ruleSets(Optional<Path> file) {
        return read(file, "rule-sets.json", "zt.time-limit.rules-file", RuleFile.class).ruleSets().stream()
                .map(TimeLimitFiles::ruleSet)
                .sorted(Comparator.comparing(RuleSet::effectiveFrom).reversed())
                .toList();
    }

    private static RuleSet ruleSet(RuleEntry entry) {
        Map<TimeLimitKind, Rule> rules = entry.rules().entrySet().stream()
                .collect(Collectors.toMap(
                        rule -> TimeLimitKind.ofRule(rule.getKey())
                                .orElseThrow(() -> new IllegalStateException(
                                        "zt.time-limit.rules-file: there is no rule " + rule.getKey())),
                        rule -> new Rule(
                                rule.getValue().workingDays(), rule.getValue().extension())));
        return new RuleSet(
                entry.id(), entry.title(), LocalDate.parse(entry.effectiveFrom()), rules, entry.escalateAfter());
    }

    private static <T> T read(Optional<Path> file, String shipped, String key, Class<T> type) {
        try (InputStream in = file.isPresent()
                ? Files.newInputStream(file.get())
                : Objects.requireNonNull(TimeLimitFiles.class.getResourceAsStream("/timelimit/" + shipped))) {
            return JSON.readValue(in, type);
        } catch (IOException e) {
            throw new IllegalStateException(
                    key + ": " + file.map(Path::toString).orElse(shipped)
                            + " cannot be read; mend it after the pattern of " + shipped + " or leave the setting out",
                    e);
        }
    }
}
