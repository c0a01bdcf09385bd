// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhengtong.registry.layout.Layout.Listing;
import org.zhengtong.registry.layout.Layout.Text;
import org.zhengtong.registry.layout.Sheet.Run;

/** Places a licence's face on a sheet (排版): texts at their places, the other items in a list, and the two-dimensional code. */
final class Typesetter {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9]+)(\\.label)?}");
    private static final String IDENTIFIER = "{identifier}";

    private final Lines lines;

    Typesetter(List<Typeface> typefaces) {
        this.lines = new Lines(typefaces);
    }

    /** The sheet with a code of that text; refused when no typeface has a character, which is named. */
    Sheet set(Layout layout, Face face, String code) {
        Set<String> named = new HashSet<>();
        Listing list = layout.list();
        List<Run> fixed = new ArrayList<>();
        List<Run> repeated = new ArrayList<>();
        for (Text text : layout.texts()) {
            List<Run> runs = lines.of(filled(text.text(), face, named), text).stream()
                    .flatMap(List::stream)
                    .toList();
            fixed.addAll(runs);
            if (text.text().contains(IDENTIFIER) || list != null && text.y() < list.y()) {
                repeated.addAll(runs);
            }
        }
        List<List<Run>> listed = list == null
                ? List.of(List.of())
                : new FaceList(lines, layout, list, fixed, repeated).set(unnamed(face, named));
        MissingGlyphs.refuse(lines.missing());
        Map<String, String> metadata = new LinkedHashMap<>(face.metadata());
        metadata.put(Face.TOKEN, code);
        fixed.addAll(listed.get(0));
        Face.Item title = face.items().get("typeName");
        return new Sheet(
                title == null ? "" : title.value(),
                layout.width(),
                layout.height(),
                lines.subsets(),
                List.copyOf(fixed),
                List.copyOf(listed.subList(1, listed.size())),
                QrModules.of(code, layout.qr()),
                layout.frames(),
                layout.seal(),
                metadata);
    }

    /** Items a text names are not listed again. */
    private static List<Face.Item> unnamed(Face face, Set<String> named) {
        return face.items().entrySet().stream()
                .filter(item -> !named.contains(item.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

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
}
