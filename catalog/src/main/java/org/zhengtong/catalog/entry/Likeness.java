// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How entries alike are found among many (疑似重复). A MinHash of name and items is cut into bands; entries that are half alike share a
 * band almost surely, others hardly ever, so an index finds the few to compare (Broder 1997; Leskovec et al., Mining of Massive
 * Datasets, §3.4).
 *
 * @param fold name without width, case, spaces and punctuation (NFKC)
 * @param stem fold without the number it ends with
 */
public record Likeness(String fold, String stem, List<Long> bands) {

    /** From here on two entries are likely duplicates. */
    public static final double LIKELY_FROM = 0.6;

    private static final int BANDS = 16;
    private static final int ROWS = 3;

    /** The keys of an entry. */
    public static Likeness of(CatalogueEntry entry) {
        String fold = fold(entry.name());
        return new Likeness(fold, stem(fold), bands(features(entry)));
    }

    /** Name and items weigh the same: 1 means both are the same, 0 that they share nothing. */
    public static double between(CatalogueEntry one, CatalogueEntry other) {
        double names = betweenNames(one.name(), other.name());
        return one.items().isEmpty() || other.items().isEmpty()
                ? names
                : (names + overlap(items(one), items(other))) / 2;
    }

    /** How alike two names are: 1 means the same once folded. */
    public static double betweenNames(String one, String other) {
        return overlap(pairs(fold(one)), pairs(fold(other)));
    }

    /** A text as it is compared; what has no letter or digit stays as it is. */
    public static String fold(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String letters = folded.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return letters.isEmpty() ? folded.strip() : letters;
    }

    private static String stem(String fold) {
        String stem = fold.replaceFirst("\\p{Nd}+$", "");
        return stem.isEmpty() ? fold : stem;
    }

    private static Set<String> features(CatalogueEntry entry) {
        Set<String> features = new HashSet<>(pairs(fold(entry.name())));
        items(entry).forEach(item -> features.add("item " + item));
        return features;
    }

    private static Set<String> items(CatalogueEntry entry) {
        return entry.items().stream().map(item -> fold(item.name())).collect(Collectors.toSet());
    }

    private static Set<String> pairs(String fold) {
        int[] characters = fold.codePoints().toArray();
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < characters.length; i++) {
            pairs.add(new String(characters, i, 2));
        }
        return pairs.isEmpty() ? Set.of(fold) : pairs;
    }

    private static double overlap(Set<String> one, Set<String> other) {
        long shared = one.stream().filter(other::contains).count();
        return (double) shared / (one.size() + other.size() - shared);
    }

    private static List<Long> bands(Set<String> features) {
        long[] hashes = features.stream().mapToLong(Likeness::hash).toArray();
        List<Long> bands = new ArrayList<>();
        for (int band = 0; band < BANDS; band++) {
            long key = band;
            for (int row = 0; row < ROWS; row++) {
                long salt = mix(band * (long) ROWS + row + 1);
                long least = Long.MAX_VALUE;
                for (long hash : hashes) {
                    least = Math.min(least, mix(hash ^ salt) >>> 1);
                }
                key = mix(key ^ least);
            }
            bands.add(key);
        }
        return bands;
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finaliser of SplitMix64: spreads a number over all bits. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
