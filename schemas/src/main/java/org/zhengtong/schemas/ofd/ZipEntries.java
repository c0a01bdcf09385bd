// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.ofd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads a ZIP by its central directory and holds it against the local headers, so that no two readers see different files in it: entries
 * neither overlap nor lie behind one another's names, sizes and checksums are right, nothing expands beyond its bounds.
 */
final class ZipEntries {

    private static final int MOST_ENTRIES = 2_000;
    private static final int LARGEST_ENTRY = 16 << 20;
    private static final int LARGEST_TOTAL = 48 << 20;

    private static final int END = 0x06054b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int ENCRYPTED = 1;
    private static final int UTF8 = 1 << 11;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final byte[] bytes;
    private final ByteBuffer in;
    private long total;

    private ZipEntries(byte[] bytes) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** One entry; a folder's name ends with a slash. */
    record Entry(String name, byte[] content) {}

    /** What the central directory says of an entry. */
    private record Listed(
            String name, byte[] rawName, int flags, int method, long crc, long packed, long size, long offset) {}

    static List<Entry> read(byte[] bytes) throws OfdException {
        return new ZipEntries(bytes).entries();
    }

    private List<Entry> entries() throws OfdException {
        List<Listed> listed = directory();
        List<Listed> byPlace = new ArrayList<>(listed);
        byPlace.sort(Comparator.comparingLong(Listed::offset));
        long free = 0;
        List<Entry> entries = new ArrayList<>();
        for (Listed entry : byPlace) {
            int start = localData(entry);
            if (entry.offset() < free) {
                throw new OfdException("entry " + entry.name() + " overlaps another");
            }
            free = start + entry.packed();
            entries.add(new Entry(entry.name(), content(entry, start)));
        }
        return entries;
    }

    private List<Listed> directory() throws OfdException {
        int end = end();
        int count = in.getShort(end + 10) & 0xFFFF;
        long position = in.getInt(end + 16) & 0xFFFFFFFFL;
        if (count > MOST_ENTRIES) {
            throw new OfdException("the package has " + count + " entries, more than " + MOST_ENTRIES);
        }
        List<Listed> listed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (position + CENTRAL_LENGTH > end || in.getInt((int) position) != CENTRAL) {
                throw new OfdException("the directory of the package is damaged at its entry " + (i + 1));
            }
            int at = (int) position;
            int nameLength = in.getShort(at + 28) & 0xFFFF;
            position = at
                    + CENTRAL_LENGTH
                    + nameLength
                    + (in.getShort(at + 30) & 0xFFFF)
                    + (in.getShort(at + 32) & 0xFFFF);
            if (position > end) {
                throw new OfdException("the directory of the package is cut off");
            }
            listed.add(listed(at, nameLength));
        }
        if (position != end) {
            throw new OfdException("the directory of the package has bytes that belong to no entry");
        }
        return listed;
    }

    private Listed listed(int at, int nameLength) throws OfdException {
        int flags = in.getShort(at + 8) & 0xFFFF;
        byte[] raw = Arrays.copyOfRange(bytes, at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength);
        return new Listed(
                name(raw, flags),
                raw,
                flags,
                in.getShort(at + 10) & 0xFFFF,
                in.getInt(at + 16) & 0xFFFFFFFFL,
                in.getInt(at + 20) & 0xFFFFFFFFL,
                in.getInt(at + 24) & 0xFFFFFFFFL,
                in.getInt(at + 42) & 0xFFFFFFFFL);
    }

    /** The end record must end the file, comment included. */
    private int end() throws OfdException {
        for (int at = bytes.length - END_LENGTH; at >= Math.max(0, bytes.length - END_LENGTH - 0xFFFF); at--) {
            if (in.getInt(at) == END && at + END_LENGTH + (in.getShort(at + 20) & 0xFFFF) == bytes.length) {
                return at;
            }
        }
        throw new OfdException("the file is not a ZIP package or is cut off");
    }

    /** Where an entry's data begin, after its local header was held against the directory. */
    private int localData(Listed entry) throws OfdException {
        long at = entry.offset();
        if (at + LOCAL_LENGTH > bytes.length || in.getInt((int) at) != LOCAL) {
            throw new OfdException("entry " + entry.name() + " has no header where it should be");
        }
        int local = (int) at;
        int nameLength = in.getShort(local + 26) & 0xFFFF;
        long start = at + LOCAL_LENGTH + nameLength + (in.getShort(local + 28) & 0xFFFF);
        if (start + entry.packed() > bytes.length
                || !Arrays.equals(
                        bytes,
                        local + LOCAL_LENGTH,
                        local + LOCAL_LENGTH + nameLength,
                        entry.rawName(),
                        0,
                        entry.rawName().length)) {
            throw new OfdException("entry " + entry.name() + " differs between header and directory");
        }
        return (int) start;
    }

    private byte[] content(Listed entry, int start) throws OfdException {
        total += entry.size();
        if (entry.size() > LARGEST_ENTRY || total > LARGEST_TOTAL) {
            throw new OfdException("entry " + entry.name() + " makes the package larger than is read");
        }
        if ((entry.flags() & ENCRYPTED) != 0) {
            throw new OfdException("entry " + entry.name() + " is encrypted");
        }
        byte[] content =
                switch (entry.method()) {
                    case STORED -> Arrays.copyOfRange(bytes, start, start + (int) entry.packed());
                    case DEFLATED -> inflate(entry, start);
                    default ->
                        throw new OfdException("entry " + entry.name() + " is packed by method " + entry.method());
                };
        CRC32 crc = new CRC32();
        crc.update(content);
        if (content.length != entry.size() || crc.getValue() != entry.crc()) {
            throw new OfdException("entry " + entry.name() + " is damaged: its size or checksum is wrong");
        }
        return content;
    }

    /** One byte more than announced is asked for, so that what goes on is noticed. */
    private byte[] inflate(Listed entry, int start) throws OfdException {
        byte[] out = new byte[(int) entry.size() + 1];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, start, (int) entry.packed());
            int length = 0;
            while (!inflater.finished() && length < out.length) {
                int more = inflater.inflate(out, length, out.length - length);
                if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                length += more;
            }
            if (!inflater.finished()) {
                throw new OfdException("entry " + entry.name() + " does not end where it says");
            }
            return Arrays.copyOf(out, length);
        } catch (DataFormatException damaged) {
            throw new OfdException("entry " + entry.name() + " cannot be unpacked", damaged);
        } finally {
            inflater.end();
        }
    }

    /** UTF-8 where the entry says so or it is; otherwise the Chinese code page old writers used. */
    private static String name(byte[] raw, int flags) throws OfdException {
        try {
            return decode(raw, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            if ((flags & UTF8) != 0) {
                throw new OfdException("an entry's name is not UTF-8 as it says", notUtf8);
            }
        }
        try {
            return decode(raw, Charset.forName("GB18030"));
        } catch (CharacterCodingException unreadable) {
            throw new OfdException("an entry's name cannot be read", unreadable);
        }
    }

    private static String decode(byte[] raw, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    }
}
