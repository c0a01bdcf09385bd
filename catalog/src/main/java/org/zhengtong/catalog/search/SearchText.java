// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhengtong.catalog.search.Pairs.Run;

/** PostgreSQL's text forms of documents ({@code tsvector}) and questions ({@code tsquery}). */
final class SearchText {

    /** PostgreSQL keeps positions up to here. */
    private static final int LAST_POSITION = 16_383;

    /** Longest run taken into the index; a lexeme must stay under 2 KB. */
    private static final int LONGEST_WORD = 64;

    private final StringBuilder vector = new StringBuilder();
    private int position = 1;

    /** Adds a text with a weight of A (strongest) to D. */
    SearchText add(String text, char weight) {
        for (Run run : Pairs.runs(text)) {
            if (run.chinese()) {
                run.pairs().forEach(pair -> word(pair, weight));
                word(run.last(), weight);
            } else {
                word(shorten(run.text()), weight);
            }
            position++;
        }
        return this;
    }

    private void word(String word, char weight) {
        vector.append('\'').append(word).append("':").append(Math.min(position, LAST_POSITION));
        vector.append(weight).append(' ');
        position++;
    }

    /** The document. */
    String vector() {
        return vector.toString();
    }

    /** The question: every run of the text must occur; empty when the text has no word. */
    static Optional<String> query(String text) {
        Set<String> terms = new LinkedHashSet<>();
        for (Run run : Pairs.runs(text)) {
            terms.add(run.chinese() ? phrase(run) : "'" + shorten(run.text()) + "':*");
        }
        return terms.isEmpty() ? Optional.empty() : Optional.of(String.join(" & ", terms));
    }

    private static String phrase(Run run) {
        List<String> pairs = run.pairs();
        return pairs.isEmpty()
                ? "'" + run.last() + "':*"
                : pairs.stream().map(pair -> "'" + pair + "'").collect(Collectors.joining(" <-> ", "(", ")"));
    }

    private static String shorten(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST_WORD
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD));
    }
}
