// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.scan;

import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_TABLE_NOT_ONE;
import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_TOO_LARGE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * A ZIP with one table at its root and the scans the table names (归集压缩包). What it announces is bounded before anything is unpacked, and
 * unpacking keeps to what was announced.
 */
public final class ScanArchive implements AutoCloseable {

    private static final List<String> TABLES = List.of(".csv", ".xlsx", ".jsonl", ".ndjson");

    private final FileChannel file;
    private final Zip.Bytes bytes;
    private final long length;
    private final Limits limits;
    private final Map<String, Zip.Entry> scans = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();
    private final Zip.Entry table;
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

    private ScanArchive(FileChannel file, Limits limits) throws IOException {
        this.file = file;
        this.bytes = Zip.Bytes.of(file);
        this.length = file.size();
        this.limits = limits;
        long unpacked = 0;
        for (Zip.Entry entry : Zip.list(bytes, length, limits.files())) {
            unpacked += entry.size();
            if (!entry.folder()) {
                scans.put(entry.name(), entry);
            }
        }
        if (unpacked > limits.unpacked()) {
            throw new ProblemException(
                    INTAKE_ARCHIVE_TOO_LARGE, "its files may have at most " + limits.unpacked() + " bytes together");
        }
        table = onlyTable();
        scans.remove(table.name());
        unpackedTable = Files.createTempFile("zt-intake-", "");
    }

    /** Opens an archive; refused when it is damaged, unsafe, too large, or has not one table. */
    public static ScanArchive open(Path path, Limits limits) throws IOException {
        FileChannel file = FileChannel.open(path);
        try {
            return new ScanArchive(file, limits);
        } catch (IOException | RuntimeException refused) {
            file.close();
            throw refused;
        }
    }

    private Zip.Entry onlyTable() {
        List<Zip.Entry> tables = scans.values().stream()
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
            Unpacking.unpack(bytes, length, table, out);
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
    List<Zip.Entry> named() {
        return named.stream()
                .map(scans::get)
                .sorted(Comparator.comparingLong(Zip.Entry::crc)
                        .thenComparing(Zip.Entry::size)
                        .thenComparing(Zip.Entry::name))
                .toList();
    }

    boolean tooLarge(Zip.Entry scan) {
        return scan.size() > limits.scan();
    }

    byte[] content(Zip.Entry scan) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream((int) scan.size());
        Unpacking.unpack(bytes, length, scan, content);
        return content.toByteArray();
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(unpackedTable);
    }
}
