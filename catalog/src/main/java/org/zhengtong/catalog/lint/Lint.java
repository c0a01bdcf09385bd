// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.lint;

import static org.zhengtong.catalog.entry.EntryProblem.LINT_FAILED;
import static org.zhengtong.catalog.lint.LintRule.ALIKE;
import static org.zhengtong.catalog.lint.LintRule.CLASS_NOT_IN_TREE;
import static org.zhengtong.catalog.lint.LintRule.NAME_NUMBERED;
import static org.zhengtong.catalog.lint.LintRule.NAME_REPEATED;
import static org.zhengtong.catalog.lint.LintRule.NUMBER_WITH_TEXT;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zhengtong.catalog.entry.AlikeStore;
import org.zhengtong.catalog.entry.AlikeStore.Candidate;
import org.zhengtong.catalog.entry.AlikeStore.Other;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.Likeness;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.tree.Classification;
import org.zhengtong.kernel.problem.ProblemException;

/** Checks entries (目录质检) by themselves and against what the catalogue holds. */
@Singleton
public class Lint {

    private static final double ALIKE_FROM = 0.6;
    private static final int MOST_CANDIDATES = 20;
    private static final int MOST_NAMED = 5;

    private final AlikeStore alike;
    private final Classification classes;

    Lint(AlikeStore alike, Classification classes) {
        this.alike = alike;
        this.classes = classes;
    }

    /** What is found on metadata that may become a new entry. */
    public List<Finding> check(CatalogueEntry entry) {
        return check(entry, "", false, true);
    }

    /** What is found on an entry's draft, or on its live revision when it has no draft. */
    public List<Finding> check(RegisteredEntry entry) {
        return check(entry.current(), entry.id(), entry.resource().isPresent(), true);
    }

    /** A cell that must hold a number: finds the unit somebody wrote into it. */
    public static Optional<Finding> number(String field, String cell) {
        return EntryRules.numberWithText(cell) ? Optional.of(NUMBER_WITH_TEXT.on(field, cell)) : Optional.empty();
    }

    /** What stands against publishing metadata, as a new entry or as the next revision of one. */
    public List<Finding> errors(CatalogueEntry entry, Optional<RegisteredEntry> known) {
        boolean coded = known.flatMap(RegisteredEntry::resource).isPresent();
        return check(entry, known.map(RegisteredEntry::id).orElse(""), coded, false).stream()
                .filter(Finding::blocks)
                .toList();
    }

    /** Refuses metadata with errors; warnings stand against nothing. */
    public void requireNoErrors(CatalogueEntry draft, Optional<RegisteredEntry> known) {
        List<Finding> errors = errors(draft, known);
        if (!errors.isEmpty()) {
            String detail = errors.stream()
                    .map(finding -> finding.rule().code() + " " + finding.field())
                    .collect(Collectors.joining("; "));
            throw new ProblemException(LINT_FAILED, detail).with("findings", errors);
        }
    }

    private List<Finding> check(CatalogueEntry entry, String id, boolean coded, boolean warnings) {
        List<Finding> findings = new ArrayList<>(EntryRules.check(entry));
        classOf(entry, coded).ifPresent(findings::add);
        Likeness likeness = Likeness.of(entry);
        alike.sameName(entry.providerOrganisation(), likeness.fold(), id)
                .forEach(other -> findings.add(NAME_REPEATED.on("name", named(other))));
        if (warnings) {
            alike.sameStem(entry.providerOrganisation(), likeness, id)
                    .forEach(other -> findings.add(NAME_NUMBERED.on("name", named(other))));
            alike.candidates(likeness, id, MOST_CANDIDATES).stream()
                    .filter(candidate -> alike(entry, candidate) >= ALIKE_FROM)
                    .limit(MOST_NAMED)
                    .forEach(candidate -> findings.add(ALIKE.on("name", likely(entry, candidate))));
        }
        return findings;
    }

    /** A class that left the tree does not lock the entries that have its code; a new entry takes one that is in force. */
    private Optional<Finding> classOf(CatalogueEntry entry, boolean coded) {
        String code = entry.classCode();
        return switch (classes.standing(code)) {
            case IN_FORCE, NO_TREE -> Optional.empty();
            case BELOW_LEAF -> Optional.of(CLASS_NOT_IN_TREE.warnOn("classCode", code + " 由本地细分"));
            case LEFT ->
                Optional.of(
                        coded
                                ? CLASS_NOT_IN_TREE.warnOn("classCode", code + " 已从分类目录树移出")
                                : CLASS_NOT_IN_TREE.on("classCode", code + " 已从分类目录树移出"));
            case UNKNOWN ->
                Optional.of(
                        coded ? CLASS_NOT_IN_TREE.warnOn("classCode", code) : CLASS_NOT_IN_TREE.on("classCode", code));
        };
    }

    private static double alike(CatalogueEntry entry, Candidate candidate) {
        return Likeness.between(entry, candidate.entry());
    }

    private static String likely(CatalogueEntry entry, Candidate candidate) {
        return String.format(Locale.ROOT, "%s %.0f%%", named(candidate.other()), 100 * alike(entry, candidate));
    }

    private static String named(Other other) {
        String key = other.resource() == null ? other.id() : other.resource();
        return other.name() + " (" + key + ")";
    }
}
