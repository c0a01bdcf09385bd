// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import org.zhengtong.sandbox.SandboxException;

/** PostgreSQL's programs, unpacked once from the binaries jar of this platform. */
final class PostgresBinaries {

    private static final String FOLDER = "postgresql-17.7";
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> TEXT = PosixFilePermissions.fromString("rw-r--r--");

    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}; complete, or not there: it is moved into place in one step. */
    static Path unpack(Path parent) {
        Path target = parent.resolve(FOLDER);
        if (Files.isDirectory(target)) {
            return target;
        }
        try {
            Files.createDirectories(parent);
            Path work = Files.createTempDirectory(parent, "unpack-");
            try {
                Files.setPosixFilePermissions(work, PROGRAM);
                unpackInto(work);
                Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                delete(work);
                if (!Files.isDirectory(target)) { // otherwise another process was faster
                    throw e;
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpackInto(Path folder) throws IOException {
        String archive = "postgres-linux-" + architecture() + ".txz";
        try (InputStream raw = PostgresBinaries.class.getClassLoader().getResourceAsStream(archive)) {
            if (raw == null) {
                throw new SandboxException("postgres.platform", System.getProperty("os.name"), architecture());
            }
            TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, folder);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            createOpen(path, folder);
            return;
        }
        createOpen(path.getParent() == null ? folder : path.getParent(), folder);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(path, (entry.getMode() & 0100) != 0 ? PROGRAM : TEXT);
        }
    }

    /** Creates folders any account can enter, whatever our umask is. */
    private static void createOpen(Path path, Path top) throws IOException {
        for (Path part = path; part != null && !part.equals(top) && !Files.isDirectory(part); part = part.getParent()) {
            Files.createDirectories(part);
        }
        for (Path part = path; part != null && !part.equals(top); part = part.getParent()) {
            Files.setPosixFilePermissions(part, PROGRAM);
        }
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
