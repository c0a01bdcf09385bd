// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_ENCRYPTED;
import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_MALFORMED;
import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_UNSAFE;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * Looks through every part of a workbook before the reader does: it must unpack to a bounded size, declare no entities, and point at no
 * cell or text that is not there. Nothing is kept but counts and merged ranges.
 */
final class XlsxGuard {

    private static final int MOST_PARTS = 2_000;
    private static final long MOST_BYTES = 256L << 20;
    private static final long RATIO_FROM = 1L << 20;
    private static final int MOST_RATIO = 150;
    private static final int DEEPEST = 64;
    private static final int LARGEST_DIRECTORY = 1 << 20;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_END = END_LENGTH + 0xFFFF + 20;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int WIDE_END_LENGTH = 56;

    private final XMLInputFactory xml = new InputFactoryImpl();
    private final XlsxCensus census = new XlsxCensus();
    private long bytes;

    private XlsxGuard() {
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** Refuses a workbook that is damaged or dangerous. */
    static XlsxCensus check(Path file) {
        XlsxGuard guard = new XlsxGuard();
        requireSmallDirectory(file);
        try (ZipFile zip =
                ZipFile.builder().setPath(file).setIgnoreLocalFileHeader(true).get()) {
            Set<String> names = new HashSet<>();
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                if (!names.add(part.getName().toLowerCase(Locale.ROOT)) || names.size() > MOST_PARTS) {
                    throw new ProblemException(TABLE_UNSAFE, "parts are repeated or too many");
                }
                if (part.getGeneralPurposeBit().usesEncryption()) {
                    throw new ProblemException(TABLE_ENCRYPTED, "a part of the file is encrypted");
                }
                guard.part(part, zip.getInputStream(part));
            }
        } catch (IOException | XMLStreamException | IllegalArgumentException damaged) {
            throw new ProblemException(TABLE_MALFORMED, "it cannot be unpacked");
        }
        guard.census.requireWhole();
        return guard.census;
    }

    /** What follows reads the directory whole: it must be as small as a workbook's is, wherever the end of the file says it begins. */
    private static void requireSmallDirectory(Path file) {
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer last = bytes(in, Math.max(0, in.size() - LONGEST_END), LONGEST_END);
            for (int at = last.limit() - END_LENGTH; at >= 0; at--) {
                if (last.getInt(at) == END) {
                    requireSmall(in, last, at);
                    return;
                }
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw new ProblemException(TABLE_MALFORMED, "it cannot be unpacked");
        }
    }

    /** By the end record, or by the one of ZIP64 that it leads to. */
    private static void requireSmall(FileChannel in, ByteBuffer last, int at) throws IOException {
        long end = in.size() - last.limit() + at;
        long length = last.getInt(at + 12) & 0xFFFFFFFFL;
        long begin = last.getInt(at + 16) & 0xFFFFFFFFL;
        if (at >= LOCATOR_LENGTH && last.getInt(at - LOCATOR_LENGTH) == LOCATOR) {
            ByteBuffer wide = bytes(in, last.getLong(at - LOCATOR_LENGTH + 8), WIDE_END_LENGTH);
            length = wide.getLong(40);
            begin = wide.getLong(48);
        }
        if (length < 0 || length > LARGEST_DIRECTORY || begin < 0 || end - begin > LARGEST_DIRECTORY) {
            throw new ProblemException(TABLE_UNSAFE, "its directory is larger than a workbook's");
        }
    }

    private static ByteBuffer bytes(FileChannel in, long place, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, Math.max(0, in.size() - place)))
                .order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && in.read(bytes, place + bytes.position()) >= 0) {
            continue;
        }
        return bytes.flip();
    }

    private void part(ZipArchiveEntry part, InputStream packed) throws IOException, XMLStreamException {
        try (InputStream in = new Bounded(packed, part.getCompressedSize())) {
            String name = part.getName().toLowerCase(Locale.ROOT);
            census.part(name);
            if (name.endsWith(".xml") || name.endsWith(".rels")) {
                look(in);
            } else {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private void look(InputStream in) throws XMLStreamException {
        XMLStreamReader reader = xml.createXMLStreamReader(in);
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamReader.DTD, XMLStreamReader.ENTITY_REFERENCE ->
                    throw new ProblemException(TABLE_UNSAFE, "a part declares or uses entities");
                case XMLStreamReader.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw new ProblemException(TABLE_UNSAFE, "elements are nested too deep");
                    }
                    census.begins(reader);
                }
                case XMLStreamReader.END_ELEMENT -> depth--;
                default -> census.text(reader);
            }
        }
    }

    /** Counts what comes out of the compression. */
    private final class Bounded extends FilterInputStream {

        private final long compressed;
        private long unpacked;

        Bounded(InputStream in, long compressed) {
            super(in);
            this.compressed = Math.max(1, compressed);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int read) {
            unpacked += read;
            bytes += read;
            if (bytes > MOST_BYTES || (unpacked > RATIO_FROM && unpacked / compressed > MOST_RATIO)) {
                throw new ProblemException(TABLE_UNSAFE, "it unpacks to far more than a table needs");
            }
        }
    }
}
