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
 * Reads a ZIP by its central directory and holds it against the local headers, so that no two readers see different files in it: the
 * entries follow one another from the first byte to the directory with nothing between them, header and directory say the same, sizes and
 * checksums are right, nothing expands beyond its bounds.
 */
final class ZipEntries {

    private static final int MOST_ENTRIES = 2_000;
    private static final int LARGEST_ENTRY = 16 << 20;
    private static final int LARGEST_TOTAL = 48 << 20;

    private static final int END = 0x06054b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int END_LENGTH = 22;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int ENCRYPTED = 1;
    private static final int TOLD_BEHIND = 1 << 3;
    private static final int UTF8 = 1 << 11;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final long TOO_LONG_TO_TELL = 0xFFFFFFFFL;
    private static final int UNICODE_PATH = 0x7075;
    private static final int UNICODE_PATH_HEAD = 5;

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
        int end = end();
        long directory = unsignedInt(end + 16);
        List<Listed> byPlace = directory(directory, end);
        byPlace.sort(Comparator.comparingLong(Listed::offset));
        if (!byPlace.isEmpty() && byPlace.get(0).offset() != 0) {
            throw new OfdException("the package does not begin with its first entry");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < byPlace.size(); i++) {
            Listed entry = byPlace.get(i);
            int start = localData(entry);
            entries.add(new Entry(entry.name(), content(entry, start)));
            long next = i + 1 < byPlace.size() ? byPlace.get(i + 1).offset() : directory;
            if (!endsBefore(next, entry, start + (int) entry.packed())) {
                throw new OfdException("entry " + entry.name() + " overlaps another or is followed by bytes of none");
            }
        }
        return entries;
    }

    /** Whether nothing lies between the end of an entry's data and what comes next but the descriptor it announces. */
    private boolean endsBefore(long next, Listed entry, int end) {
        if ((entry.flags() & TOLD_BEHIND) == 0) {
            return next == end;
        }
        return switch (next > bytes.length ? -1 : (int) next - end) {
            case 12, 20 -> entry.method() != STORED && describes(entry, end, next);
            case 16, 24 -> in.getInt(end) == DESCRIPTOR && describes(entry, end + 4, next);
            default -> false;
        };
    }

    /** Sizes have four bytes or, in ZIP64, eight. */
    private boolean describes(Listed entry, int at, long next) {
        boolean sizes = next - at == 12
                ? unsignedInt(at + 4) == entry.packed() && unsignedInt(at + 8) == entry.size()
                : in.getLong(at + 4) == entry.packed() && in.getLong(at + 12) == entry.size();
        return sizes && unsignedInt(at) == entry.crc();
    }

    private List<Listed> directory(long start, int end) throws OfdException {
        int count = unsignedShort(end + 10);
        long position = start;
        if (count > MOST_ENTRIES) {
            throw new OfdException("the package has " + count + " entries, more than " + MOST_ENTRIES);
        }
        List<Listed> listed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (position + CENTRAL_LENGTH > end || in.getInt((int) position) != CENTRAL) {
                throw new OfdException("the directory of the package is damaged at its entry " + (i + 1));
            }
            int at = (int) position;
            position = at + CENTRAL_LENGTH + unsignedShort(at + 28) + unsignedShort(at + 30) + unsignedShort(at + 32);
            if (position > end) {
                throw new OfdException("the directory of the package is cut off");
            }
            listed.add(listed(at));
        }
        if (position != end) {
            throw new OfdException("the directory of the package has bytes that belong to no entry");
        }
        return listed;
    }

    private Listed listed(int at) throws OfdException {
        int flags = unsignedShort(at + 8);
        int nameEnd = at + CENTRAL_LENGTH + unsignedShort(at + 28);
        byte[] raw = Arrays.copyOfRange(bytes, at + CENTRAL_LENGTH, nameEnd);
        String name = name(raw, flags);
        requireOneName(name, nameEnd, nameEnd + unsignedShort(at + 30));
        return new Listed(
                name,
                raw,
                flags,
                unsignedShort(at + 10),
                unsignedInt(at + 16),
                unsignedInt(at + 20),
                unsignedInt(at + 24),
                unsignedInt(at + 42));
    }

    /** The end record must end the file, comment included. */
    private int end() throws OfdException {
        for (int at = bytes.length - END_LENGTH; at >= Math.max(0, bytes.length - END_LENGTH - 0xFFFF); at--) {
            if (in.getInt(at) == END && at + END_LENGTH + unsignedShort(at + 20) == bytes.length) {
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
        int nameEnd = local + LOCAL_LENGTH + unsignedShort(local + 26);
        int start = nameEnd + unsignedShort(local + 28);
        if (start + entry.packed() > bytes.length
                || !Arrays.equals(bytes, local + LOCAL_LENGTH, nameEnd, entry.rawName(), 0, entry.rawName().length)
                || !sameHeader(entry, local)) {
            throw new OfdException("entry " + entry.name() + " differs between header and directory");
        }
        requireOneName(entry.name(), nameEnd, start);
        return start;
    }

    private boolean sameHeader(Listed entry, int local) {
        return unsignedShort(local + 6) == entry.flags()
                && unsignedShort(local + 8) == entry.method()
                && tells(local + 14, entry.crc(), entry)
                && tells(local + 18, entry.packed(), entry)
                && tells(local + 22, entry.size(), entry);
    }

    /** A header may leave open what is told behind the data; what it tells is right. */
    private boolean tells(int at, long value, Listed entry) {
        long told = unsignedInt(at);
        return told == value || ((entry.flags() & TOLD_BEHIND) != 0 && (told == 0 || told == TOO_LONG_TO_TELL));
    }

    /** Some readers believe a name in an extra field (Info-ZIP's 0x7075) instead of the entry's. */
    private void requireOneName(String name, int extra, int end) throws OfdException {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        for (int at = extra; at + 4 <= end; at += 4 + unsignedShort(at + 2)) {
            int from = at + 4 + UNICODE_PATH_HEAD;
            int to = at + 4 + unsignedShort(at + 2);
            if (unsignedShort(at) == UNICODE_PATH
                    && (to > end || from > to || !Arrays.equals(bytes, from, to, utf8, 0, utf8.length))) {
                throw new OfdException("entry " + name + " has another name beside its own");
            }
        }
    }

    private byte[] content(Listed entry, int start) throws OfdException {
        total += entry.size();
        if (entry.size() > LARGEST_ENTRY || total > LARGEST_TOTAL) {
            throw new OfdException("entry " + entry.name() + " makes the package larger than is read");
        }
        if ((entry.flags() & ENCRYPTED) != 0) {
            throw new OfdException("entry " + entry.name() + " is encrypted");
        }
        if (entry.method() == STORED && (entry.flags() & TOLD_BEHIND) != 0 && holdsHeader(start, entry.packed())) {
            throw new OfdException("entry " + entry.name() + " may end in several places");
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

    /** Readers from the front take the first thing that looks like a header for the end of what is not packed and tells its size behind. */
    private boolean holdsHeader(int start, long length) {
        for (int at = start; at < start + length && at + 4 <= bytes.length; at++) {
            int word = in.getInt(at);
            if (word == LOCAL || word == CENTRAL || word == DESCRIPTOR) {
                return true;
            }
        }
        return false;
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
            if (!inflater.finished() || inflater.getRemaining() != 0) {
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

    private int unsignedShort(int at) {
        return in.getShort(at) & 0xFFFF;
    }

    private long unsignedInt(int at) {
        return in.getInt(at) & 0xFFFFFFFFL;
    }

    private static String decode(byte[] raw, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    }
}
