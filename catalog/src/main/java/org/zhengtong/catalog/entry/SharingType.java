// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import static org.zhengtong.catalog.entry.EntryProblem.CONDITION_MISSING;
import static org.zhengtong.catalog.entry.EntryProblem.LEGAL_BASIS_MISSING;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sharing type (共享类型) of a resource or of one of its items, from the most open to the most restrictive. */
public enum SharingType {
    /** 无条件共享: granted at once, still recorded. */
    UNCONDITIONAL,
    /** 有条件共享: the provider decides on each application. */
    CONDITIONAL,
    /** 不予共享: needs a cited law, regulation or policy. */
    DENIED;

    /** A law is cited when a title stands in 《》. */
    private static final Pattern CITED = Pattern.compile("《[^》]*\\S[^》]*》");

    /** What is missing of the listing duty (国发〔2016〕51号): the condition, or the legal basis, that the type wants. */
    public Optional<EntryProblem> hindrance(@Nullable String condition) {
        String stated = condition == null ? "" : condition;
        return switch (this) {
            case UNCONDITIONAL -> Optional.empty();
            case CONDITIONAL -> stated.isBlank() ? Optional.of(CONDITION_MISSING) : Optional.empty();
            case DENIED -> CITED.matcher(stated).find() ? Optional.empty() : Optional.of(LEGAL_BASIS_MISSING);
        };
    }
}
