// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The part of a typeface that one document needs (字体子集): a TrueType font of its own with the glyphs of these characters, which finds
 * those beyond U+FFFF too.
 *
 * @param name the typeface's name
 * @param glyphs glyph in this font by character
 * @param file the font file
 */
public record FontSubset(String name, SortedMap<Integer, Integer> glyphs, byte[] file) {

    private static final int ARGS_ARE_WORDS = 0x0001;
    private static final int HAVE_SCALE = 0x0008;
    private static final int MORE_COMPONENTS = 0x0020;
    private static final int HAVE_TWO_SCALES = 0x0040;
    private static final int HAVE_MATRIX = 0x0080;

    /** The subset for these characters, all of which the typeface has. */
    static FontSubset of(Typeface typeface, Collection<Integer> codePoints) {
        List<Integer> chosen = new ArrayList<>(List.of(0));
        Map<Integer, Integer> places = new LinkedHashMap<>(Map.of(0, 0));
        SortedMap<Integer, Integer> glyphs = new TreeMap<>();
        for (int codePoint : new TreeSet<>(codePoints)) {
            glyphs.put(codePoint, place(typeface.glyph(codePoint).orElseThrow(), chosen, places));
        }
        List<byte[]> descriptions = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            descriptions.add(withComponents(typeface.description(chosen.get(i)), chosen, places));
        }
        try {
            return new FontSubset(
                    typeface.name(), glyphs, new SubsetTables(typeface, chosen, descriptions, glyphs).font());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("font " + typeface.name() + " lacks a table", unreadable);
        }
    }

    private static int place(int glyph, List<Integer> chosen, Map<Integer, Integer> places) {
        return places.computeIfAbsent(glyph, absent -> {
            chosen.add(absent);
            return chosen.size() - 1;
        });
    }

    /** A composed glyph's parts are chosen too, and named by their new places. */
    private static byte[] withComponents(byte[] description, List<Integer> chosen, Map<Integer, Integer> places) {
        ByteBuffer glyph = ByteBuffer.wrap(description);
        if (description.length < 10 || glyph.getShort(0) >= 0) {
            return description;
        }
        int at = 10;
        int flags;
        do {
            flags = glyph.getShort(at);
            glyph.putShort(at + 2, (short) place(glyph.getShort(at + 2) & 0xFFFF, chosen, places));
            at += 4 + ((flags & ARGS_ARE_WORDS) != 0 ? 4 : 2) + scaleLength(flags);
        } while ((flags & MORE_COMPONENTS) != 0);
        return description;
    }

    private static int scaleLength(int flags) {
        if ((flags & HAVE_SCALE) != 0) {
            return 2;
        }
        if ((flags & HAVE_TWO_SCALES) != 0) {
            return 4;
        }
        return (flags & HAVE_MATRIX) != 0 ? 8 : 0;
    }
}
