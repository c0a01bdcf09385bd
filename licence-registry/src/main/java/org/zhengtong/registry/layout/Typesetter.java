// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import static org.zhengtong.registry.layout.LayoutProblem.GLYPH_MISSING;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.layout.Layout.Align;
import org.zhengtong.registry.layout.Layout.Box;
import org.zhengtong.registry.layout.Layout.Listing;
import org.zhengtong.registry.layout.Layout.Text;
import org.zhengtong.registry.layout.Sheet.Run;

/** Places a licence's face on a sheet (排版): breaks lines, chooses a typeface for every character, draws the two-dimensional code. */
final class Typesetter {

    private static final double LINE = 1.5;
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9]+)(\\.label)?}");

    private final List<Typeface> typefaces;
    private final List<Run> runs = new ArrayList<>();
    private final List<Set<Integer>> used = new ArrayList<>();
    private final Set<Integer> missing = new TreeSet<>();

    Typesetter(List<Typeface> typefaces) {
        this.typefaces = typefaces;
        typefaces.forEach(typeface -> used.add(new HashSet<>()));
    }

    /** The sheet; refused when no typeface has a character, which is named. */
    Sheet set(Layout layout, Face face) {
        Set<String> named = new HashSet<>();
        layout.texts().forEach(text -> text(filled(text.text(), face, named), text));
        Listing list = layout.list();
        if (list != null) {
            listing(list, face, named);
        }
        if (!missing.isEmpty()) {
            List<String> names = missing.stream().map(Typesetter::named).toList();
            throw new ProblemException(
                            GLYPH_MISSING,
                            "no font has " + String.join(", ", names)
                                    + ": add one that does to zt.registry.document.fonts")
                    .with("characters", names);
        }
        List<FontSubset> subsets = new ArrayList<>();
        for (int i = 0; i < typefaces.size(); i++) {
            subsets.add(FontSubset.of(typefaces.get(i), used.get(i)));
        }
        Map<String, Face.Item> items = face.items();
        return new Sheet(
                value(items, "typeName"),
                layout.width(),
                layout.height(),
                subsets,
                Collections.unmodifiableList(runs),
                code(value(items, "identifier"), layout.qr()),
                layout.frames(),
                layout.seal(),
                face.metadata());
    }

    private static String value(Map<String, Face.Item> items, String name) {
        Face.Item item = items.get(name);
        return item == null ? "" : item.value();
    }

    /** Items a text names are not listed again. */
    private static String filled(String text, Face face, Set<String> named) {
        return PLACE.matcher(text).replaceAll(place -> {
            Face.Item item = face.items().get(place.group(1));
            if (item == null) {
                return "";
            }
            if (place.group(2) != null) {
                return Matcher.quoteReplacement(item.label());
            }
            named.add(place.group(1));
            return Matcher.quoteReplacement(item.value());
        });
    }

    private void listing(Listing list, Face face, Set<String> named) {
        double y = list.y();
        for (Map.Entry<String, Face.Item> item : face.items().entrySet()) {
            if (!named.contains(item.getKey())) {
                text(item.getValue().label(), new Text("", list.x(), y, list.labelWidth(), list.size(), Align.LEFT));
                double x = list.x() + list.labelWidth();
                double width = list.width() - list.labelWidth();
                y = text(item.getValue().value(), new Text("", x, y, width, list.size(), Align.LEFT)) + list.gap();
            }
        }
    }

    /** Sets a text line by line and returns the next baseline. */
    private double text(String text, Text place) {
        double y = place.y();
        for (String paragraph : text.split("\\R")) {
            int[] codePoints = paragraph.strip().codePoints().toArray();
            int start = 0;
            while (start < codePoints.length) {
                int end = lineEnd(codePoints, start, place);
                line(java.util.Arrays.copyOfRange(codePoints, start, end), place, y);
                start = end;
                y += place.size() * LINE;
            }
        }
        return y;
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

    private void line(int[] codePoints, Text place, double baseline) {
        double width = java.util.Arrays.stream(codePoints)
                .mapToDouble(each -> advance(each) * place.size())
                .sum();
        double free = place.width() - width;
        double x = place.x()
                + switch (place.align()) {
                    case LEFT -> 0;
                    case CENTRE -> free / 2;
                    case RIGHT -> free;
                };
        int start = 0;
        while (start < codePoints.length) {
            int font = font(codePoints[start]);
            int end = start;
            while (end < codePoints.length && font(codePoints[end]) == font) {
                used.get(font).add(codePoints[end]);
                end++;
            }
            int[] part = java.util.Arrays.copyOfRange(codePoints, start, end);
            double[] advances = java.util.Arrays.stream(part)
                    .mapToDouble(each -> advance(each) * place.size())
                    .toArray();
            runs.add(new Run(font, x, baseline, place.size(), part, advances));
            x += java.util.Arrays.stream(advances).sum();
            start = end;
        }
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

    private static String named(int codePoint) {
        return String.format(java.util.Locale.ROOT, "%s (U+%04X)", Character.toString(codePoint), codePoint);
    }

    /** Dark modules of each row joined to strips. */
    private static List<Box> code(String text, Box place) {
        try {
            ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            double step = place.width() / modules.getWidth();
            List<Box> strips = new ArrayList<>();
            for (int row = 0; row < modules.getHeight(); row++) {
                int column = 0;
                while (column < modules.getWidth()) {
                    int start = column;
                    while (column < modules.getWidth() && modules.get(column, row) == 1) {
                        column++;
                    }
                    if (column > start) {
                        strips.add(new Box(
                                place.x() + start * step, place.y() + row * step, (column - start) * step, step));
                    }
                    column++;
                }
            }
            return strips;
        } catch (WriterException tooLong) {
            throw new IllegalStateException("an identifier fits a QR code", tooLong);
        }
    }
}
