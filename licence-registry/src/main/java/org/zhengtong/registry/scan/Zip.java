// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.scan;

import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_ENCRYPTED;
import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_MALFORMED;
import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_TOO_LARGE;
import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_UNSAFE;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * The directory of a ZIP (压缩包目录), read where it lies: of the file itself nothing is held in memory. Names that lead out, are doubled
 * or cannot be read, and encrypted files, refuse the whole. Refusals name files by their place, as names may be personal.
 */
final class Zip {

    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int END = 0x06054b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LARGEST_DIRECTORY = 8 << 20;
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_COMMENT = 0xFFFF;

    /** Encrypted, strongly encrypted, directory encrypted. */
    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;

    private static final int UTF8 = 1 << 11;

    private Zip() {}

    /** Bytes that can be read at any place: of a file or in memory; little-endian. */
    interface Bytes {

        ByteBuffer at(long place, int length) throws IOException;

        static Bytes of(byte[] content) {
            return (place, length) ->
                    ByteBuffer.wrap(content, (int) place, length).slice().order(ByteOrder.LITTLE_ENDIAN);
        }

        static Bytes of(FileChannel file) {
            return (place, length) -> {
                ByteBuffer read = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
                while (read.hasRemaining()) {
                    if (file.read(read, place + read.position()) < 0) {
                        throw new EOFException("the file became shorter");
                    }
                }
                return read.flip();
            };
        }
    }

    /**
     * A file of the archive.
     *
     * @param place where its header is
     */
    record Entry(String name, int method, long crc, long packed, long size, long place) {
        boolean folder() {
            return name.endsWith("/");
        }
    }

    /** The files and folders, in the order of the directory. */
    static List<Entry> list(Bytes bytes, long length, int most) throws IOException {
        int tail = (int) Math.min(length, END_LENGTH + LONGEST_COMMENT);
        ByteBuffer last = bytes.at(length - tail, tail);
        int end = end(last);
        int count = last.getShort(end + 10) & 0xFFFF;
        long size = number(last, end + 12);
        long place = number(last, end + 16);
        if (count > most || size > LARGEST_DIRECTORY) {
            throw new ProblemException(INTAKE_ARCHIVE_TOO_LARGE, "an archive may have at most " + most + " files");
        }
        if (place + size > length - tail + end) {
            throw new ProblemException(INTAKE_ARCHIVE_MALFORMED, "its directory is not where it should be");
        }
        return entries(bytes.at(place, (int) size), count);
    }

    private static List<Entry> entries(ByteBuffer directory, int count) {
        List<Entry> entries = new ArrayList<>();
        Set<String> folded = new HashSet<>();
        int at = 0;
        for (int number = 1; number <= count; number++) {
            int next = next(directory, at, number);
            Entry entry = entry(directory, at, number);
            if (!folded.add(entry.name().toLowerCase(Locale.ROOT))) {
                throw new ProblemException(INTAKE_ARCHIVE_UNSAFE, "file " + number + " has the name of another");
            }
            entries.add(entry);
            at = next;
        }
        return entries;
    }

    private static int next(ByteBuffer directory, int at, int number) {
        int names = at + CENTRAL_LENGTH;
        if (names <= directory.limit() && directory.getInt(at) == CENTRAL) {
            int next = names
                    + (directory.getShort(at + 28) & 0xFFFF)
                    + (directory.getShort(at + 30) & 0xFFFF)
                    + (directory.getShort(at + 32) & 0xFFFF);
            if (next <= directory.limit()) {
                return next;
            }
        }
        throw new ProblemException(INTAKE_ARCHIVE_MALFORMED, "its directory is damaged at file " + number);
    }

    private static Entry entry(ByteBuffer directory, int at, int number) {
        int flags = directory.getShort(at + 8) & 0xFFFF;
        int method = directory.getShort(at + 10) & 0xFFFF;
        if ((flags & ENCRYPTED) != 0) {
            throw new ProblemException(INTAKE_ARCHIVE_ENCRYPTED, "file " + number + " is encrypted");
        }
        if (method != STORED && method != DEFLATED) {
            throw new ProblemException(
                    INTAKE_ARCHIVE_MALFORMED, "file " + number + " is packed by method " + method + ": use Deflate");
        }
        byte[] raw = new byte[directory.getShort(at + 28) & 0xFFFF];
        directory.get(at + CENTRAL_LENGTH, raw);
        String name = raw.length > LONGEST_NAME ? "" : name(raw, flags);
        if (!plain(name)) {
            throw new ProblemException(
                    INTAKE_ARCHIVE_UNSAFE,
                    "file " + number + " has a name that leads out of the archive, is too long or cannot be read");
        }
        return new Entry(
                name,
                method,
                number(directory, at + 16),
                number(directory, at + 20),
                number(directory, at + 24),
                number(directory, at + 42));
    }

    /** The end record must end the file, comment included. */
    private static int end(ByteBuffer last) {
        for (int at = last.limit() - END_LENGTH; at >= 0; at--) {
            if (last.getInt(at) == END && at + END_LENGTH + (last.getShort(at + 20) & 0xFFFF) == last.limit()) {
                return at;
            }
        }
        throw new ProblemException(INTAKE_ARCHIVE_MALFORMED, "it is no ZIP or is cut off");
    }

    private static boolean plain(String name) {
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return name.indexOf('\\') < 0 && name.indexOf(':') < 0 && name.chars().noneMatch(Character::isISOControl);
    }

    /** UTF-8 where the file says so or it is; otherwise the Chinese code page old writers used. Empty when it is neither. */
    private static String name(byte[] raw, int flags) {
        for (Charset charset : (flags & UTF8) != 0
                ? List.of(StandardCharsets.UTF_8)
                : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                return charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
            } catch (CharacterCodingException another) {
                continue;
            }
        }
        return "";
    }

    private static long number(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & 0xFFFFFFFFL;
    }
}
