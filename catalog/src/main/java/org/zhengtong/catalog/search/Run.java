// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * A run of characters of one kind in a text: Chinese, or other letters and digits. Full-width forms and capitals are folded;
 * what is neither letter nor digit separates runs and is gone.
 */
record Run(boolean chinese, String text) {

    /** Longest word taken from a run of letters; a lexeme of PostgreSQL must stay under 2 KB. */
    private static final int LONGEST_WORD = 64;

    Run {
        text = chinese ? text : upTo(text, LONGEST_WORD);
    }

    /** The runs of a text. */
    static List<Run> of(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<Run> runs = new ArrayList<>();
        int begin = 0;
        boolean chinese = false;
        int at = 0;
        while (at < folded.length()) {
            int character = folded.codePointAt(at);
            boolean ideograph = Character.isIdeographic(character);
            boolean word = ideograph || Character.isLetterOrDigit(character);
            if (!word || ideograph != chinese) {
                add(runs, chinese, folded.substring(begin, at));
                begin = at;
            }
            at += Character.charCount(character);
            chinese = ideograph;
            begin = word ? begin : at;
        }
        add(runs, chinese, folded.substring(begin));
        return runs;
    }

    private static void add(List<Run> runs, boolean chinese, String text) {
        if (!text.isEmpty()) {
            runs.add(new Run(chinese, text));
        }
    }

    /** Its characters; those beyond the first plane count as one. */
    int length() {
        return text.codePointCount(0, text.length());
    }

    /** Part of the run. */
    Run part(int from, int to) {
        return new Run(chinese, slice(from, to));
    }

    String character(int at) {
        return slice(at, at + 1);
    }

    String last() {
        return slice(length() - 1, length());
    }

    /** Each two neighbouring characters of a Chinese run. */
    List<String> pairs() {
        return pairs(i -> true);
    }

    /** As few pairs as have every character of a Chinese run. */
    List<String> covering() {
        int last = length() - 2;
        return pairs(i -> i % 2 == 0 || i == last);
    }

    private List<String> pairs(IntPredicate taken) {
        List<String> pairs = new ArrayList<>();
        int begin = 0;
        int middle = next(0);
        for (int number = 0; middle < text.length(); number++) {
            int end = next(middle);
            if (taken.test(number)) {
                pairs.add(text.substring(begin, end));
            }
            begin = middle;
            middle = end;
        }
        return pairs;
    }

    private int next(int at) {
        return at + Character.charCount(text.codePointAt(at));
    }

    private String slice(int from, int to) {
        int begin = text.offsetByCodePoints(0, from);
        return text.substring(begin, text.offsetByCodePoints(begin, to - from));
    }

    private static String upTo(String text, int characters) {
        return text.codePointCount(0, text.length()) > characters
                ? text.substring(0, text.offsetByCodePoints(0, characters))
                : text;
    }
}
