// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A run of characters of one kind in a text: Chinese, or other letters and digits. Full-width forms and capitals are folded;
 * what is neither letter nor digit separates runs and is gone.
 */
record Run(boolean chinese, List<String> characters) {

    /** Longest word taken from a run of letters; a lexeme of PostgreSQL must stay under 2 KB. */
    private static final int LONGEST_WORD = 64;

    /** The runs of a text. */
    static List<Run> of(String text) {
        List<Run> runs = new ArrayList<>();
        List<String> open = new ArrayList<>();
        boolean chinese = false;
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (int character : folded.codePoints().toArray()) {
            boolean ideograph = Character.isIdeographic(character);
            boolean word = ideograph || Character.isLetterOrDigit(character);
            if (!open.isEmpty() && (!word || ideograph != chinese)) {
                runs.add(new Run(chinese, List.copyOf(open)));
                open.clear();
            }
            if (word) {
                chinese = ideograph;
                open.add(Character.toString(character));
            }
        }
        if (!open.isEmpty()) {
            runs.add(new Run(chinese, List.copyOf(open)));
        }
        return runs;
    }

    int length() {
        return characters.size();
    }

    /** The whole run; letters are cut where a word would be too long for the index. */
    String text() {
        return String.join("", chinese ? characters : characters.subList(0, Math.min(length(), LONGEST_WORD)));
    }

    /** Part of the run. */
    Run part(int from, int to) {
        return new Run(chinese, characters.subList(from, to));
    }

    /** Each two neighbouring characters of a Chinese run. */
    List<String> pairs() {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < length(); i++) {
            pairs.add(characters.get(i) + characters.get(i + 1));
        }
        return pairs;
    }

    /** As few pairs as have every character of a Chinese run. */
    List<String> covering() {
        List<String> pairs = pairs();
        return IntStream.range(0, pairs.size())
                .filter(i -> i % 2 == 0 || i == pairs.size() - 1)
                .mapToObj(pairs::get)
                .toList();
    }

    String last() {
        return characters.get(length() - 1);
    }
}
