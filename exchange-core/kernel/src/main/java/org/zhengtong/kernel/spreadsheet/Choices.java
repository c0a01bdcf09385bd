// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Words a cell may hold (选项).
 *
 * @param labels by the value of each, in the order a drop-down shows them
 * @param others values by further words that mean them
 */
public record Choices(Map<String, String> labels, Map<String, String> others) {

    /** Any text may stand there. */
    public static final Choices NONE = new Choices(Map.of(), Map.of());

    /** 是、否. */
    public static final Choices YES_OR_NO =
            of("true", "是", "false", "否").also("1", "true").also("0", "false");

    public Choices {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        others = Map.copyOf(others);
    }

    /** Values and their labels, alternating. */
    public static Choices of(String... valuesAndLabels) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < valuesAndLabels.length; i += 2) {
            labels.put(valuesAndLabels[i], valuesAndLabels[i + 1]);
        }
        return new Choices(labels, Map.of());
    }

    /** The same, understanding one more word. */
    public Choices also(String word, String value) {
        Map<String, String> more = new LinkedHashMap<>(others);
        more.put(word, value);
        return new Choices(labels, more);
    }

    /** What a word means: a label, the value itself in any case, or a further word. */
    Optional<String> value(String word) {
        return labels.entrySet().stream()
                .filter(choice ->
                        choice.getValue().equals(word) || choice.getKey().equalsIgnoreCase(word))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> Optional.ofNullable(others.get(word.toUpperCase(Locale.ROOT))));
    }

    /** The label of a value; the value itself when it has none. */
    String label(String value) {
        return labels.getOrDefault(value, value);
    }

    /** What a drop-down shows. */
    List<String> shown() {
        return List.copyOf(labels.values());
    }
}
