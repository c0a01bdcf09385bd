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
import org.zhengtong.kernel.upload.ZipDirectory;

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
        try (ZipFile zip = open(file)) {
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

    private static ZipFile open(Path file) throws IOException {
        if (ZipDirectory.of(file).bytes() > LARGEST_DIRECTORY) {
            throw new ProblemException(TABLE_UNSAFE, "its directory is larger than a workbook's");
        }
        return ZipFile.builder().setPath(file).setIgnoreLocalFileHeader(true).get();
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
