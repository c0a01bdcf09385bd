// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.scan;

import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_MALFORMED;
import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_TABLE_NOT_ONE;
import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_TOO_LARGE;
import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_UNSAFE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.upload.ZipDirectory;

/**
 * A ZIP with one table at its root and the scans the table names (归集压缩包). What it announces is bounded before anything is unpacked, and
 * unpacking keeps to what was announced.
 */
public final class ScanArchive implements AutoCloseable {

    /** Of a file in the directory: a long name in Chinese, twice, and what writers add. */
    private static final long ENTRY_BYTES = 512;

    private static final int PIECE = 64 << 10;
    private static final List<String> TABLES = List.of(".csv", ".xlsx", ".jsonl", ".ndjson");

    private final ZipFile zip;
    private final Limits limits;
    private final Map<String, ArchivedFile> scans = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();
    private final ArchivedFile table;
    private final Path unpackedTable;

    /**
     * What is taken.
     *
     * @param files most files and folders
     * @param table most bytes of the table
     * @param scan most bytes of one scan
     * @param unpacked most bytes of all files together
     */
    public record Limits(int files, long table, long scan, long unpacked) {}

    private ScanArchive(ZipFile zip, Limits limits) throws IOException {
        this.zip = zip;
        this.limits = limits;
        list();
        table = onlyTable();
        scans.remove(table.name());
        unpackedTable = Files.createTempFile("zt-intake-", "");
    }

    /** Opens an archive; refused when it is damaged, unsafe, too large, or has not one table. */
    public static ScanArchive open(Path path, Limits limits) throws IOException {
        ZipFile zip = zip(path, limits.files());
        try {
            return new ScanArchive(zip, limits);
        } catch (IOException | RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    private static ZipFile zip(Path path, int files) {
        try {
            ZipDirectory directory = ZipDirectory.of(path);
            if (directory.files() > files || directory.bytes() > files * ENTRY_BYTES) {
                throw new ProblemException(INTAKE_ARCHIVE_TOO_LARGE, "an archive may have at most " + files + " files");
            }
            ZipFile zip = ZipFile.builder()
                    .setPath(path)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            if (Collections.list(zip.getEntries()).size() != directory.files()) {
                zip.close();
                throw new ZipException("files are missing in its directory");
            }
            return zip;
        } catch (IOException | IllegalArgumentException damaged) {
            throw new ProblemException(
                    INTAKE_ARCHIVE_MALFORMED, "it is no ZIP, is cut off, or its directory is damaged");
        }
    }

    private void list() {
        Set<String> folded = new HashSet<>();
        long unpacked = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            ArchivedFile file = ArchivedFile.of(entry, folded.size() + 1);
            if (!folded.add(file.name().toLowerCase(Locale.ROOT))) {
                throw new ProblemException(
                        INTAKE_ARCHIVE_UNSAFE, "file " + (folded.size() + 1) + " has the name of another");
            }
            if (file.size() > limits.unpacked() - unpacked) {
                throw new ProblemException(
                        INTAKE_ARCHIVE_TOO_LARGE,
                        "its files may have at most " + limits.unpacked() + " bytes together");
            }
            unpacked += file.size();
            if (!file.folder()) {
                scans.put(file.name(), file);
            }
        }
    }

    private ArchivedFile onlyTable() {
        List<ArchivedFile> tables = scans.values().stream()
                .filter(entry -> entry.name().indexOf('/') < 0)
                .filter(entry -> TABLES.stream().anyMatch(entry.name().toLowerCase(Locale.ROOT)::endsWith))
                .toList();
        if (tables.size() != 1) {
            throw new ProblemException(
                    INTAKE_ARCHIVE_TABLE_NOT_ONE, tables.size() + " files at the root end with one of " + TABLES);
        }
        if (tables.get(0).size() > limits.table()) {
            throw new ProblemException(
                    INTAKE_ARCHIVE_TOO_LARGE, "the table may have at most " + limits.table() + " bytes");
        }
        return tables.get(0);
    }

    /** The table, unpacked; it is gone when the archive is closed. */
    public Path table() throws IOException {
        try (OutputStream out = Files.newOutputStream(unpackedTable)) {
            unpack(table, out);
        }
        return unpackedTable;
    }

    /** A row names a scan, which may be there or not. */
    public void name(String scan) {
        if (scans.containsKey(scan)) {
            named.add(scan);
        }
    }

    /** Files that are not the table and that no row named. */
    public List<String> unnamed() {
        return scans.keySet().stream().filter(name -> !named.contains(name)).toList();
    }

    /** Scans that rows named. Equal ones stand in the same order in every archive, so that two intakes never wait for each other. */
    List<ArchivedFile> named() {
        return named.stream()
                .map(scans::get)
                .sorted(Comparator.comparingLong(ArchivedFile::checksum)
                        .thenComparing(ArchivedFile::size)
                        .thenComparing(ArchivedFile::name))
                .toList();
    }

    boolean tooLarge(ArchivedFile scan) {
        return scan.size() > limits.scan();
    }

    byte[] content(ArchivedFile scan) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream((int) scan.size());
        unpack(scan, content);
        return content.toByteArray();
    }

    /** Never more than was announced, and all of it undamaged: the library checks neither. */
    private void unpack(ArchivedFile file, OutputStream out) throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(packed(file), new CRC32())) {
            byte[] piece = new byte[PIECE];
            long unpacked = 0;
            for (int count = read(in, piece); count >= 0; count = read(in, piece)) {
                unpacked += count;
                if (unpacked > file.size()) {
                    throw new ProblemException(
                            INTAKE_ARCHIVE_UNSAFE, "a file unpacks to more than the archive announces");
                }
                out.write(piece, 0, count);
            }
            if (unpacked != file.size() || in.getChecksum().getValue() != file.checksum()) {
                throw damaged();
            }
        }
    }

    private InputStream packed(ArchivedFile file) {
        try {
            return zip.getInputStream(file.entry());
        } catch (IOException | IllegalArgumentException notWhereItShouldBe) {
            throw damaged();
        }
    }

    private static int read(InputStream in, byte[] piece) {
        try {
            return in.read(piece);
        } catch (IOException notDeflated) {
            throw damaged();
        }
    }

    private static ProblemException damaged() {
        return new ProblemException(INTAKE_ARCHIVE_MALFORMED, "a file is cut off, or its size or checksum is wrong");
    }

    @Override
    public void close() throws IOException {
        zip.close();
        Files.deleteIfExists(unpackedTable);
    }
}
