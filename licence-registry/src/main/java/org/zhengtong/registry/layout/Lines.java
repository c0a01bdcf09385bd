// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.zhengtong.registry.layout.Layout.Text;
import org.zhengtong.registry.layout.Sheet.Run;

/** Breaks texts into lines (断行), chooses a typeface for every character, and keeps what of the typefaces is used. */
final class Lines {

    /** From one baseline to the next, in heights of the letters. */
    static final double STEP = 1.5;

    private final List<Typeface> typefaces;
    private final List<Set<Integer>> used = new ArrayList<>();
    private final Set<Integer> missing = new TreeSet<>();

    Lines(List<Typeface> typefaces) {
        this.typefaces = typefaces;
        typefaces.forEach(typeface -> used.add(new HashSet<>()));
    }

    /** The lines of a text at its place, one under another. */
    List<List<Run>> of(String text, Text place) {
        List<List<Run>> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R")) {
            int[] codePoints = paragraph.strip().codePoints().toArray();
            int start = 0;
            while (start < codePoints.length) {
                int end = lineEnd(codePoints, start, place);
                double baseline = place.y() + lines.size() * place.size() * STEP;
                lines.add(line(Arrays.copyOfRange(codePoints, start, end), place, baseline));
                start = end;
            }
        }
        return lines;
    }

    /** Characters no typeface has. */
    Set<Integer> missing() {
        return missing;
    }

    /** Of each typeface what the texts need. */
    List<FontSubset> subsets() {
        List<FontSubset> subsets = new ArrayList<>();
        for (int i = 0; i < typefaces.size(); i++) {
            subsets.add(FontSubset.of(typefaces.get(i), used.get(i)));
        }
        return subsets;
    }

    private int lineEnd(int[] codePoints, int start, Text place) {
        double width = 0;
        int end = start;
        while (end < codePoints.length) {
            width += advance(codePoints[end]) * place.size();
            if (width > place.width() && end > start) {
                return end;
            }
            end++;
        }
        return end;
    }

    private List<Run> line(int[] codePoints, Text place, double baseline) {
        double width = Arrays.stream(codePoints)
                .mapToDouble(each -> advance(each) * place.size())
                .sum();
        double free = place.width() - width;
        double x = place.x()
                + switch (place.align()) {
                    case LEFT -> 0;
                    case CENTRE -> free / 2;
                    case RIGHT -> free;
                };
        List<Run> runs = new ArrayList<>();
        int start = 0;
        while (start < codePoints.length) {
            int font = font(codePoints[start]);
            int end = start;
            while (end < codePoints.length && font(codePoints[end]) == font) {
                used.get(font).add(codePoints[end]);
                end++;
            }
            int[] part = Arrays.copyOfRange(codePoints, start, end);
            double[] advances = Arrays.stream(part)
                    .mapToDouble(each -> advance(each) * place.size())
                    .toArray();
            runs.add(new Run(font, x, baseline, place.size(), part, advances));
            x += Arrays.stream(advances).sum();
            start = end;
        }
        return runs;
    }

    private double advance(int codePoint) {
        Typeface typeface = typefaces.get(font(codePoint));
        return typeface.advance(typeface.glyph(codePoint).orElse(0));
    }

    /** The first typeface that has the character; where none has, it is noted as missing. */
    private int font(int codePoint) {
        for (int i = 0; i < typefaces.size(); i++) {
            OptionalInt glyph = typefaces.get(i).glyph(codePoint);
            if (glyph.isPresent()) {
                return i;
            }
        }
        missing.add(codePoint);
        return 0;
    }
}
