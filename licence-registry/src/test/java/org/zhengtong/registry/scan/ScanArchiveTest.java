// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_ENCRYPTED;
import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_MALFORMED;
import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_TABLE_NOT_ONE;
import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_TOO_LARGE;
import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_UNSAFE;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.scan.ScanArchive.Limits;
import org.zhengtong.registry.testing.Documents;

class ScanArchiveTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int SIGNATURE = 0;
    private static final int FLAGS = 8;
    private static final int CHECKSUM = 16;
    private static final int SIZE = 24;
    private static final int PLACE = 42;
    private static final Limits LIMITS = new Limits(100, MEGABYTE, 100_000, 3 * MEGABYTE);

    @TempDir
    Path folder;

    @Test
    void theTableIsUnpackedAndOnlyScansThatRowsNameAreAsked() throws IOException {
        byte[] scan = Archives.pdf();
        Path file =
                write(Documents.pack(files("扫描件/1.pdf", scan, "扫描件/2.pdf", Archives.pdf(), "表.CSV", new byte[] {'a'})));

        Path table;
        try (ScanArchive archive = ScanArchive.open(file, LIMITS)) {
            table = archive.table();
            assertThat(table).hasContent("a");
            archive.name("扫描件/1.pdf");
            archive.name("表.CSV");
            archive.name("not there");
            assertThat(archive.named()).extracting(ArchivedFile::name).containsExactly("扫描件/1.pdf");
            assertThat(archive.content(archive.named().get(0))).isEqualTo(scan);
            assertThat(archive.unnamed()).containsExactly("扫描件/2.pdf");
        }
        assertThat(table).doesNotExist();
    }

    @Test
    void namesInTheOldChineseCodePageAreReadToo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, Charset.forName("GB18030"))) {
            for (String name : List.of("存量.csv", "扫描件/许可证.pdf")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
                zip.closeEntry();
            }
        }

        try (ScanArchive archive = ScanArchive.open(write(out.toByteArray()), LIMITS)) {
            assertThat(archive.unnamed()).containsExactly("扫描件/许可证.pdf");
        }
    }

    @Test
    void oneTableStandsAtTheRootAndNoMore() throws IOException {
        refused(files("a.csv", Archives.pdf(), "b.xlsx", Archives.pdf()), INTAKE_ARCHIVE_TABLE_NOT_ONE);
        refused(files("a.pdf", Archives.pdf(), "folder/a.csv", Archives.pdf()), INTAKE_ARCHIVE_TABLE_NOT_ONE);
    }

    @Test
    void namesThatLeadOutOrAreDoubledRefuseTheArchive() throws IOException {
        for (String name : List.of(
                "../a.pdf", "a/../../b", "/etc/a.pdf", "C:\\a.pdf", "a\\b.pdf", "a//b", "a\nb", "x".repeat(501))) {
            refused(files("a.csv", Archives.pdf(), name, Archives.pdf()), INTAKE_ARCHIVE_UNSAFE);
        }
        refused(
                files("a.csv", Archives.pdf(), "1.pdf", Archives.pdf(), "1.PDF", Archives.pdf()),
                INTAKE_ARCHIVE_UNSAFE);
    }

    @Test
    void bombsAreSeenBeforeTheyUnpackAndLiesAtTheFirstByteTooMuch() throws IOException {
        byte[] zeros = new byte[MEGABYTE + 1];
        refused(files("a.csv", zeros), INTAKE_ARCHIVE_TOO_LARGE);
        refused(files("a.csv", new byte[1], "1", zeros, "2", zeros, "3", zeros), INTAKE_ARCHIVE_TOO_LARGE);

        byte[] lying = Archives.announcing(Documents.pack(files("a.csv", zeros)), 0, SIZE, 10);

        refused(lying, INTAKE_ARCHIVE_UNSAFE);
    }

    @Test
    void damagedAndEncryptedArchivesAreRefused() throws IOException {
        byte[] sound = Documents.pack(files("a.csv", Archives.pdf(), "1.pdf", Archives.pdf()));

        for (int length = 0; length < sound.length; length++) {
            refused(Arrays.copyOf(sound, length), INTAKE_ARCHIVE_MALFORMED);
        }
        refused(Archives.announcing(sound, 1, FLAGS, 0x00080001), INTAKE_ARCHIVE_ENCRYPTED);
        refused(Archives.announcing(sound, 0, FLAGS, 0x000c0000), INTAKE_ARCHIVE_MALFORMED);
        refused(Archives.announcing(sound, 1, SIGNATURE, 0), INTAKE_ARCHIVE_MALFORMED);
        refused(Archives.announcing(sound, 0, SIZE, 1_000), INTAKE_ARCHIVE_MALFORMED);
        refused(Archives.announcing(sound, 0, PLACE, 7), INTAKE_ARCHIVE_MALFORMED);
        refused(Archives.announcing(sound, 0, PLACE, -1), INTAKE_ARCHIVE_MALFORMED);
        refused(Archives.announcing(sound, 1, CHECKSUM, 0), INTAKE_ARCHIVE_MALFORMED);
    }

    @Test
    void everyByteChangedGivesAnArchiveOrARefusal() throws IOException {
        byte[] sound = Documents.pack(files("a.csv", Archives.pdf(), "1.pdf", Archives.pdf()));
        Path file = folder.resolve("changed.zip");
        for (int at = 0; at < sound.length; at++) {
            byte[] changed = sound.clone();
            changed[at] ^= (byte) 0xff;
            Files.write(file, changed);
            try {
                open(file);
            } catch (ProblemException refusal) {
                assertThat(refusal.problem()).isInstanceOf(ScanProblem.class);
            }
        }
    }

    @Test
    void aDirectoryOfMillionsIsRefusedWithoutBeingRead() throws IOException {
        Path file = folder.resolve("millions.zip");
        int directory = 60 * MEGABYTE;
        ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0, 0x06054b50).putShort(10, (short) 5).putInt(12, directory);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(end, directory);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertRefused(file, INTAKE_ARCHIVE_TOO_LARGE);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4L * MEGABYTE);
    }

    @Test
    void scansAreKnownByTheirBytes() throws IOException {
        assertThat(ScanKind.of(Archives.pdf())).contains(ScanKind.PDF);
        assertThat(ScanKind.of(Archives.png())).contains(ScanKind.PNG);
        assertThat(ScanKind.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}))
                .contains(ScanKind.JPEG);
        assertThat(ScanKind.of(Archives.ofd())).contains(ScanKind.OFD);
        assertThat(ScanKind.of(Documents.pack(Map.of("word/document.xml", new byte[1]))))
                .isEmpty();
        assertThat(ScanKind.of(Arrays.copyOf(Archives.ofd(), 60))).isEmpty();
        assertThat(ScanKind.of("<html>".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(ScanKind.of(new byte[0])).isEmpty();
    }

    private void refused(Map<String, byte[]> files, ScanProblem problem) throws IOException {
        refused(Documents.pack(files), problem);
    }

    private void refused(byte[] archive, ScanProblem problem) throws IOException {
        assertRefused(write(archive), problem);
    }

    private static void assertRefused(Path file, ScanProblem problem) {
        assertThatThrownBy(() -> open(file))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.problem())
                        .isEqualTo(problem));
    }

    /** Reads all there is. */
    private static void open(Path file) throws IOException {
        try (ScanArchive archive = ScanArchive.open(file, LIMITS)) {
            archive.table();
            new ArrayList<>(archive.unnamed()).forEach(archive::name);
            for (ArchivedFile entry : archive.named()) {
                ScanKind.of(archive.content(entry));
            }
        }
    }

    private Path write(byte[] archive) throws IOException {
        return Files.write(folder.resolve("archive.zip"), archive);
    }

    private static Map<String, byte[]> files(Object... namesAndContents) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            files.put((String) namesAndContents[i], (byte[]) namesAndContents[i + 1]);
        }
        return files;
    }
}
