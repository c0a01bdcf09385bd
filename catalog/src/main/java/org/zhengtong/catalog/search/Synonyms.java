// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Words that mean the same (同义词): each line of the file is a group. A line of one word keeps the word whole, so that 个体工商户
 * is not taken for 工商.
 */
@Singleton
class Synonyms {

    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Set<Character> beginnings = new HashSet<>();
    private final int longest;
    private final int form;

    @Inject
    Synonyms(SearchConfig config) {
        this(config.synonyms().map(WordFile::of).orElseGet(() -> WordFile.builtIn("synonyms.txt")));
    }

    Synonyms(Collection<List<String>> lines) {
        for (List<String> line : lines) {
            List<String> words = line.stream()
                    .flatMap(word -> Run.of(word).stream().limit(1).map(Run::text))
                    .toList();
            words.forEach(word -> groups.computeIfAbsent(word, unused -> new LinkedHashSet<>(List.of(word)))
                    .addAll(words));
        }
        groups.keySet().forEach(word -> beginnings.add(word.charAt(0)));
        longest = groups.keySet().stream().mapToInt(String::length).max().orElse(0);
        form = new TreeSet<>(groups.keySet()).hashCode();
    }

    /** A stretch of a run: a word with what else it may be called, or one the file does not have. */
    record Piece(Run run, List<Run> same, boolean known) {}

    /** Tells one file of words from another: documents have the words of the file, and are made anew for another. */
    int form() {
        return form;
    }

    /** Every word of the file that stands in the run, also within a longer one. */
    List<String> in(Run run) {
        String text = run.text();
        List<String> found = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            if (beginnings.contains(text.charAt(at))) {
                addWords(found, text, at);
            }
        }
        return found;
    }

    private void addWords(List<String> found, String text, int at) {
        for (int end = at + 1; end <= Math.min(text.length(), at + longest); end++) {
            String word = text.substring(at, end);
            if (groups.containsKey(word)) {
                found.add(word);
            }
        }
    }

    /** The run from left to right, cut where words of the file begin and end; longer words first. */
    List<Piece> pieces(Run run) {
        List<Piece> pieces = new ArrayList<>();
        int unknownFrom = 0;
        int at = 0;
        while (at < run.length()) {
            int end = wordEnd(run, at);
            if (end > at) {
                addUnknown(pieces, run, unknownFrom, at);
                pieces.add(known(run.part(at, end)));
                unknownFrom = end;
            }
            at = Math.max(end, at + 1);
        }
        addUnknown(pieces, run, unknownFrom, run.length());
        return pieces;
    }

    private int wordEnd(Run run, int at) {
        for (int end = Math.min(run.length(), at + longest); end > at; end--) {
            if (groups.containsKey(run.part(at, end).text())) {
                return end;
            }
        }
        return at;
    }

    private Piece known(Run word) {
        List<Run> same = groups.getOrDefault(word.text(), Set.of()).stream()
                .flatMap(text -> Run.of(text).stream())
                .toList();
        return new Piece(word, same, true);
    }

    private static void addUnknown(List<Piece> pieces, Run run, int from, int to) {
        if (from < to) {
            Run rest = run.part(from, to);
            pieces.add(new Piece(rest, List.of(rest), false));
        }
    }
}
