// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Pinyin (拼音) of Chinese runs, as people type it without tones. A character has its most common reading, unless it stands in a
 * word of {@code readings.txt} that is read otherwise, such as 银行.
 */
@Singleton
class Pinyin {

    /** So many syllables from where one begins to type are in the index. */
    private static final int SYLLABLES = 8;

    private final Map<String, List<String>> readings = new HashMap<>();
    private final int longest;

    Pinyin() {
        WordFile.builtIn("readings.txt")
                .forEach(line -> readings.put(line.get(0), List.of(line.get(1).split(" "))));
        longest = readings.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** What finds a run: from each of its characters on, the initials and the full syllables; at least two of them. */
    Set<String> words(Run run) {
        List<String> syllables = syllables(run);
        Set<String> words = new LinkedHashSet<>();
        for (int from = 0; from + 1 < syllables.size(); from++) {
            List<String> some = syllables.subList(from, Math.min(syllables.size(), from + SYLLABLES));
            StringBuilder initials = new StringBuilder();
            some.forEach(syllable -> initials.appendCodePoint(syllable.codePointAt(0)));
            words.add(initials.toString());
            words.add(String.join("", some));
        }
        return words;
    }

    private List<String> syllables(Run run) {
        List<String> syllables = new ArrayList<>();
        int at = 0;
        while (at < run.length()) {
            int end = wordEnd(run, at);
            if (end > at) {
                syllables.addAll(readings.getOrDefault(run.part(at, end).text(), List.of()));
            } else {
                syllables.add(common(run.character(at)));
            }
            at = Math.max(end, at + 1);
        }
        return syllables;
    }

    private int wordEnd(Run run, int at) {
        for (int end = Math.min(run.length(), at + longest); end > at + 1; end--) {
            if (readings.containsKey(run.part(at, end).text())) {
                return end;
            }
        }
        return at;
    }

    /** Characters beyond the first plane have no reading here and stand for themselves. */
    private static String common(String character) {
        return character.length() > 1
                ? character
                : com.github.promeg.pinyinhelper.Pinyin.toPinyin(character.charAt(0))
                        .toLowerCase(Locale.ROOT);
    }
}
