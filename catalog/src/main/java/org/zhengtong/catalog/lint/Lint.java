// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.lint;

import static org.zhengtong.catalog.entry.EntryProblem.LINT_FAILED;
import static org.zhengtong.catalog.lint.LintRule.CLASS_NOT_IN_TREE;
import static org.zhengtong.catalog.lint.LintRule.CYCLE;
import static org.zhengtong.catalog.lint.LintRule.NUMBER_WITH_TEXT;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.AlikeStore;
import org.zhengtong.catalog.entry.AlikeStore.Other;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.quality.Freshness;
import org.zhengtong.catalog.tree.Classification;
import org.zhengtong.catalog.tree.Classification.Standing;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;

/** Checks entries (目录质检) by themselves and against what the catalogue holds. */
@Singleton
public class Lint {

    private static final ZoneId LEGAL_DAYS = ZoneId.of("Asia/Shanghai");

    private final AlikeStore alike;
    private final Resembling resembling;
    private final Classification classes;
    private final Freshness freshness;

    Lint(AlikeStore alike, Resembling resembling, Classification classes, Freshness freshness) {
        this.alike = alike;
        this.resembling = resembling;
        this.classes = classes;
        this.freshness = freshness;
    }

    /** What is found on an entry's draft, or on its live revision when it has no draft. */
    public List<Finding> check(RegisteredEntry entry) {
        Optional<String> resource = entry.resource().map(ResourceCode::value);
        return check(List.of(Subject.of(entry.current(), entry.id(), resource)), true)
                .get(0);
    }

    /** Metadata to be checked, with the code of the entry it is of, where that is said. */
    public record Row(CatalogueEntry entry, Optional<String> resource) {}

    /**
     * What is found on metadata of many entries, in their order; the catalogue is asked once for all. Each is known again by its code, or its
     * organisation and name; what is not known may become a new entry.
     */
    public List<List<Finding>> check(List<Row> rows) {
        Map<String, Other> byName = alike.own(rows.stream().map(Row::entry).toList()).stream()
                .collect(Collectors.toMap(
                        own -> own.key().organisation() + " " + own.name(), Function.identity(), (one, same) -> one));
        Map<String, Other> byCode = alike
                .coded(rows.stream().flatMap(row -> row.resource().stream()).toList())
                .stream()
                .collect(Collectors.toMap(coded -> String.valueOf(coded.resource()), Function.identity()));
        return check(
                rows.stream()
                        .map(row -> subject(
                                row.entry(),
                                row.resource()
                                        .map(byCode::get)
                                        .orElseGet(() -> byName.get(row.entry().providerOrganisation() + " "
                                                + row.entry().name()))))
                        .toList(),
                true);
    }

    private static Subject subject(CatalogueEntry entry, @Nullable Other known) {
        return known == null
                ? Subject.of(entry, "", Optional.empty())
                : Subject.of(entry, known.id(), Optional.ofNullable(known.resource()));
    }

    /** What is found on metadata by itself, without the catalogue it would stand in. */
    public static List<Finding> alone(CatalogueEntry entry) {
        return EntryRules.check(entry);
    }

    /** A cell that must hold a number: finds the unit somebody wrote into it. */
    public static Optional<Finding> number(String field, String cell) {
        return EntryRules.numberWithText(cell) ? Optional.of(NUMBER_WITH_TEXT.on(field, cell)) : Optional.empty();
    }

    /** Refuses metadata with errors, as a new entry or as the next revision of one; warnings stand against nothing. */
    public void requireNoErrors(CatalogueEntry draft, Optional<RegisteredEntry> known) {
        Optional<String> resource = known.flatMap(RegisteredEntry::resource).map(ResourceCode::value);
        Subject subject = Subject.of(draft, known.map(RegisteredEntry::id).orElse(""), resource);
        List<Finding> errors = check(List.of(subject), false).get(0).stream()
                .filter(Finding::blocks)
                .toList();
        if (!errors.isEmpty()) {
            String detail = errors.stream()
                    .map(finding -> finding.rule().code() + " " + finding.field())
                    .collect(Collectors.joining("; "));
            throw new ProblemException(LINT_FAILED, detail).with("findings", errors);
        }
    }

    private List<List<Finding>> check(List<Subject> subjects, boolean warnings) {
        Map<String, Standing> standings = new HashMap<>();
        Map<String, Instant> asOf = warnings
                ? freshness.asOf(subjects.stream()
                        .flatMap(subject -> subject.resource().stream())
                        .toList())
                : Map.of();
        List<List<Finding>> resemblances = resembling.find(subjects, warnings);
        List<List<Finding>> found = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            Subject subject = subjects.get(i);
            String code = subject.entry().classCode();
            List<Finding> findings = new ArrayList<>(EntryRules.check(subject.entry()));
            Standing standing = standings.computeIfAbsent(code, classes::standing);
            classOf(code, standing, subject.resource().isPresent()).ifPresent(findings::add);
            subject.resource()
                    .map(asOf::get)
                    .filter(moment -> freshness.overdue(subject.entry().updateCycle(), moment))
                    .map(moment -> CYCLE.warnOn("updateCycle", "数据截至 " + LocalDate.ofInstant(moment, LEGAL_DAYS)))
                    .ifPresent(findings::add);
            findings.addAll(resemblances.get(i));
            found.add(findings);
        }
        return found;
    }

    /** A class that left the tree does not lock the entries that have its code; a new entry takes one that is in force. */
    private static Optional<Finding> classOf(String code, Standing standing, boolean coded) {
        return switch (standing) {
            case IN_FORCE, NO_TREE -> Optional.empty();
            case BELOW_LEAF -> Optional.of(CLASS_NOT_IN_TREE.warnOn("classCode", code + " 由本地细分"));
            case LEFT -> Optional.of(notInTree(code + " 已从分类目录树移出", coded));
            case UNKNOWN -> Optional.of(notInTree(code, coded));
        };
    }

    private static Finding notInTree(String detail, boolean coded) {
        return coded ? CLASS_NOT_IN_TREE.warnOn("classCode", detail) : CLASS_NOT_IN_TREE.on("classCode", detail);
    }
}
