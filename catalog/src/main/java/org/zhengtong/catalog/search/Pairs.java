// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Words of a text as the index knows them: Chinese runs as pairs of neighbouring characters and the last character alone, other
 * runs of letters and digits whole and in lower case.
 */
final class Pairs {

    /** A run of characters of one kind, without what separates runs. */
    record Run(boolean chinese, List<String> characters) {

        String text() {
            return String.join("", characters);
        }

        /** The words of a Chinese run: each pair, then the last character. */
        List<String> pairs() {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i + 1 < characters.size(); i++) {
                pairs.add(characters.get(i) + characters.get(i + 1));
            }
            return pairs;
        }

        String last() {
            return characters.get(characters.size() - 1);
        }
    }

    private Pairs() {}

    /** The runs of a text, full-width forms folded. */
    static List<Run> runs(String text) {
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
}
