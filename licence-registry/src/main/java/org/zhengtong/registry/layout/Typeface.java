// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFTable;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** A TrueType typeface (字体) held in memory: which characters it has, how wide they are, and their outlines. */
public final class Typeface {

    private final String name;
    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final byte[] outlines;
    private final ByteBuffer locations;
    private final boolean longLocations;
    private final int[] advances;
    private final int units;

    private Typeface(String name, TrueTypeFont font) throws IOException {
        this.name = name;
        this.font = font;
        this.characters = font.getUnicodeCmapLookup();
        this.outlines = table("glyf");
        this.locations = ByteBuffer.wrap(table("loca"));
        this.longLocations = font.getHeader().getIndexToLocFormat() == 1;
        this.units = font.getUnitsPerEm();
        this.advances = new int[font.getNumberOfGlyphs()];
        for (int glyph = 0; glyph < advances.length; glyph++) {
            advances[glyph] = font.getHorizontalMetrics().getAdvanceWidth(glyph);
        }
    }

    /** Reads a TrueType font; those with PostScript outlines (OTF) cannot be embedded here. */
    static Typeface read(String name, byte[] file) {
        try {
            return new Typeface(name, new TTFParser().parse(new RandomAccessReadBuffer(file)));
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalStateException(
                    "font " + name + " is not a readable TrueType font: name another in zt.registry.document.fonts",
                    unreadable);
        }
    }

    String name() {
        return name;
    }

    /** The glyph of a character; empty when the typeface has none. */
    public OptionalInt glyph(int codePoint) {
        int glyph = characters.getGlyphId(codePoint);
        return glyph == 0 ? OptionalInt.empty() : OptionalInt.of(glyph);
    }

    /** How far a glyph moves the next, as a part of the letters' height. */
    double advance(int glyph) {
        return (double) advances[glyph] / unitsPerEm();
    }

    int advanceUnits(int glyph) {
        return advances[glyph];
    }

    public int unitsPerEm() {
        return units;
    }

    /** A glyph's outline in units of the typeface. */
    public GeneralPath outline(int glyph) throws IOException {
        GlyphData data = font.getGlyph().getGlyph(glyph);
        return data == null ? new GeneralPath() : data.getPath();
    }

    /** A glyph's description as the font file has it. */
    byte[] description(int glyph) {
        return java.util.Arrays.copyOfRange(outlines, location(glyph), location(glyph + 1));
    }

    /** A whole table of the font file. */
    byte[] table(String tag) throws IOException {
        TTFTable table = font.getTableMap().get(tag);
        if (table == null) {
            throw new IOException("no table " + tag);
        }
        return font.getTableBytes(table);
    }

    private int location(int glyph) {
        return longLocations ? locations.getInt(glyph * 4) : (locations.getShort(glyph * 2) & 0xFFFF) * 2;
    }
}
