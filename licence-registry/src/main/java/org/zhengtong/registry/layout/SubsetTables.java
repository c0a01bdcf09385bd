// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the tables of a TrueType subset (OpenType 1.9, sfnt). */
final class SubsetTables {

    private static final int CHECKSUM_MAGIC = 0xB1B0AFBA;
    private static final int POSTSCRIPT_NAME = 6;

    private final Typeface typeface;
    private final List<Integer> chosen;
    private final List<byte[]> descriptions;
    private final SortedMap<Integer, Integer> glyphs;

    /** {@code chosen}: glyphs of the typeface in their new order; {@code glyphs}: new glyph by character. */
    SubsetTables(
            Typeface typeface, List<Integer> chosen, List<byte[]> descriptions, SortedMap<Integer, Integer> glyphs) {
        this.typeface = typeface;
        this.chosen = chosen;
        this.descriptions = descriptions;
        this.glyphs = glyphs;
    }

    byte[] font() throws IOException {
        int size = chosen.size();
        SortedMap<String, byte[]> tables = new TreeMap<>();
        ByteBuffer head = ByteBuffer.wrap(typeface.table("head"));
        head.putInt(8, 0).putShort(50, (short) 1);
        ByteBuffer hhea = ByteBuffer.wrap(typeface.table("hhea"));
        hhea.putShort(34, (short) size);
        ByteBuffer maxp = ByteBuffer.wrap(typeface.table("maxp"));
        maxp.putShort(4, (short) size);
        tables.put("OS/2", typeface.table("OS/2"));
        tables.put("cmap", cmap());
        tables.put("glyf", glyf());
        tables.put("head", head.array());
        tables.put("hhea", hhea.array());
        tables.put("hmtx", hmtx());
        tables.put("loca", loca());
        tables.put("maxp", maxp.array());
        tables.put("name", name());
        tables.put("post", ByteBuffer.allocate(32).putInt(0x00030000).array());
        return sfnt(tables);
    }

    private byte[] glyf() {
        ByteBuffer glyf = ByteBuffer.allocate(
                descriptions.stream().mapToInt(each -> padded(each.length)).sum());
        for (byte[] each : descriptions) {
            glyf.put(each);
            glyf.position(padded(glyf.position()));
        }
        return glyf.array();
    }

    private byte[] loca() {
        ByteBuffer loca = ByteBuffer.allocate(4 * (descriptions.size() + 1)).putInt(0);
        int end = 0;
        for (byte[] each : descriptions) {
            end += padded(each.length);
            loca.putInt(end);
        }
        return loca.array();
    }

    private byte[] hmtx() {
        ByteBuffer hmtx = ByteBuffer.allocate(4 * chosen.size());
        for (int i = 0; i < chosen.size(); i++) {
            byte[] description = descriptions.get(i);
            short left =
                    description.length < 4 ? 0 : ByteBuffer.wrap(description).getShort(2);
            hmtx.putShort((short) typeface.advanceUnits(chosen.get(i))).putShort(left);
        }
        return hmtx.array();
    }

    /** Format 4 for what lies up to U+FFFF, format 12 for all. */
    private byte[] cmap() {
        byte[] near = format4();
        int far = 20 + near.length;
        ByteBuffer cmap = ByteBuffer.allocate(far + 16 + 12 * glyphs.size())
                .putShort((short) 0)
                .putShort((short) 2);
        cmap.putShort((short) 3).putShort((short) 1).putInt(20);
        cmap.putShort((short) 3).putShort((short) 10).putInt(far);
        cmap.put(near);
        cmap.putShort((short) 12).putShort((short) 0).putInt(16 + 12 * glyphs.size());
        cmap.putInt(0).putInt(glyphs.size());
        glyphs.forEach(
                (codePoint, glyph) -> cmap.putInt(codePoint).putInt(codePoint).putInt(glyph));
        return cmap.array();
    }

    private byte[] format4() {
        SortedMap<Integer, Integer> near = new TreeMap<>(glyphs.headMap(0xFFFF));
        int segments = near.size() + 1;
        int power = Integer.highestOneBit(segments);
        ByteBuffer table = ByteBuffer.allocate(16 + 8 * segments)
                .putShort((short) 4)
                .putShort((short) (16 + 8 * segments))
                .putShort((short) 0)
                .putShort((short) (2 * segments))
                .putShort((short) (2 * power))
                .putShort((short) Integer.numberOfTrailingZeros(power))
                .putShort((short) (2 * (segments - power)));
        near.keySet().forEach(end -> table.putShort(end.shortValue()));
        table.putShort((short) 0xFFFF).putShort((short) 0);
        near.keySet().forEach(start -> table.putShort(start.shortValue()));
        table.putShort((short) 0xFFFF);
        near.forEach((codePoint, glyph) -> table.putShort((short) (glyph - codePoint)));
        table.putShort((short) 1);
        return table.array();
    }

    /** One record: the PostScript name. */
    private byte[] name() {
        byte[] text = typeface.name().getBytes(StandardCharsets.UTF_16BE);
        return ByteBuffer.allocate(18 + text.length)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 18)
                .putShort((short) 3)
                .putShort((short) 1)
                .putShort((short) 0x409)
                .putShort((short) POSTSCRIPT_NAME)
                .putShort((short) text.length)
                .putShort((short) 0)
                .put(text)
                .array();
    }

    private static byte[] sfnt(SortedMap<String, byte[]> tables) {
        int count = tables.size();
        int power = Integer.highestOneBit(count);
        int start = 12 + 16 * count;
        ByteBuffer out = ByteBuffer.allocate(start
                + tables.values().stream().mapToInt(each -> padded(each.length)).sum());
        out.putInt(0x00010000)
                .putShort((short) count)
                .putShort((short) (16 * power))
                .putShort((short) Integer.numberOfTrailingZeros(power))
                .putShort((short) (16 * (count - power)));
        int offset = start;
        int head = 0;
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            byte[] content = table.getValue();
            head = table.getKey().equals("head") ? offset : head;
            out.position(offset);
            out.put(content);
            out.position(12 + 16 * tables.headMap(table.getKey()).size());
            out.put(table.getKey().getBytes(StandardCharsets.US_ASCII))
                    .putInt(checksum(out, offset, padded(content.length)))
                    .putInt(offset)
                    .putInt(content.length);
            offset += padded(content.length);
        }
        out.putInt(head + 8, CHECKSUM_MAGIC - checksum(out, 0, out.capacity()));
        return out.array();
    }

    private static int checksum(ByteBuffer bytes, int from, int length) {
        int sum = 0;
        for (int at = from; at < from + length; at += 4) {
            sum += bytes.getInt(at);
        }
        return sum;
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }
}
