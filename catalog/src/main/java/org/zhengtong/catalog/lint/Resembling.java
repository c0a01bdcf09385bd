// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.lint;

import static java.util.stream.Collectors.groupingBy;
import static org.zhengtong.catalog.lint.LintRule.ALIKE;
import static org.zhengtong.catalog.lint.LintRule.NAME_NUMBERED;
import static org.zhengtong.catalog.lint.LintRule.NAME_REPEATED;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhengtong.catalog.entry.AlikeStore;
import org.zhengtong.catalog.entry.AlikeStore.Key;
import org.zhengtong.catalog.entry.AlikeStore.Other;
import org.zhengtong.catalog.entry.AlikeStore.Stored;
import org.zhengtong.catalog.entry.Likeness;

/** Finds what the catalogue holds that repeats or resembles entries (重名、疑似重复); it is asked once for all of them. */
@Singleton
class Resembling {

    private static final int MOST_COMPARED = 10;
    private static final int MOST_NAMED = 5;
    private static final int FEW = 3;

    private final AlikeStore alike;

    Resembling(AlikeStore alike) {
        this.alike = alike;
    }

    /** The findings of each subject, in their order. */
    List<List<Finding>> find(List<Subject> subjects, boolean warnings) {
        Set<Key> keys = subjects.stream().map(Subject::key).collect(Collectors.toSet());
        Map<String, List<Other>> names = byKey(alike.sameNames(keys), Resembling::name);
        Map<String, List<Other>> stems = warnings ? byKey(alike.sameStems(keys), Resembling::stem) : Map.of();
        List<List<String>> compared = warnings
                ? compared(subjects)
                : subjects.stream().map(s -> List.<String>of()).toList();
        Map<String, Stored> stored =
                alike.stored(compared.stream().flatMap(Collection::stream).collect(Collectors.toSet()));
        List<List<Finding>> found = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            Subject subject = subjects.get(i);
            List<Finding> findings = new ArrayList<>();
            others(names, name(subject.key()), subject)
                    .limit(FEW)
                    .forEach(other -> findings.add(NAME_REPEATED.on("name", named(other))));
            others(stems, stem(subject.key()), subject)
                    .filter(other ->
                            !other.key().fold().equals(subject.likeness().fold()))
                    .limit(FEW)
                    .forEach(other -> findings.add(NAME_NUMBERED.on("name", named(other))));
            findings.addAll(likely(subject, compared.get(i), stored));
            found.add(findings);
        }
        return found;
    }

    /** Ids of the entries that share most bands with each subject. */
    private List<List<String>> compared(List<Subject> subjects) {
        Map<Long, List<String>> sharing = alike.sharing(subjects.stream()
                .flatMap(subject -> subject.likeness().bands().stream())
                .collect(Collectors.toSet()));
        return subjects.stream().map(subject -> most(subject, sharing)).toList();
    }

    private static List<String> most(Subject subject, Map<Long, List<String>> sharing) {
        Map<String, Integer> shared = new HashMap<>();
        subject.likeness().bands().forEach(band -> sharing.getOrDefault(band, List.of())
                .forEach(id -> shared.merge(id, 1, Integer::sum)));
        shared.remove(subject.id());
        return shared.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_COMPARED)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Finding> likely(Subject subject, List<String> ids, Map<String, Stored> stored) {
        return ids.stream()
                .map(stored::get)
                .filter(Objects::nonNull)
                .flatMap(other -> other.knownTo(subject.entry().providerOrganisation()).stream())
                .filter(candidate -> Likeness.between(subject.entry(), candidate.entry()) >= Likeness.LIKELY_FROM)
                .limit(MOST_NAMED)
                .map(candidate -> ALIKE.on(
                        "name", likely(named(candidate.other()), Likeness.between(subject.entry(), candidate.entry()))))
                .toList();
    }

    /** Another entry, and how much of it is the same. */
    private static String likely(String named, double alike) {
        return String.format(Locale.ROOT, "%s %.0f%%", named, 100 * alike);
    }

    private static Stream<Other> others(Map<String, List<Other>> byKey, String key, Subject subject) {
        return byKey.getOrDefault(key, List.of()).stream()
                .filter(other -> !other.id().equals(subject.id()));
    }

    private static Map<String, List<Other>> byKey(List<Other> others, Function<Key, String> by) {
        return others.stream().collect(groupingBy(other -> by.apply(other.key())));
    }

    private static String name(Key key) {
        return key.organisation() + " " + key.fold();
    }

    private static String stem(Key key) {
        return key.organisation() + " " + key.stem();
    }

    private static String named(Other other) {
        String key = other.resource() == null ? other.id() : other.resource();
        return other.name() + " (" + key + ")";
    }
}
