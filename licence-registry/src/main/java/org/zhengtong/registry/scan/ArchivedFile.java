// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.scan;

import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_ENCRYPTED;
import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_MALFORMED;
import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_UNSAFE;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * A file or folder of an archive as its directory tells of it (压缩包内文件). An encrypted one, or a name that leads out or cannot be read,
 * refuses the whole archive. Refusals name files by their place, as names may be personal.
 */
record ArchivedFile(String name, ZipArchiveEntry entry) {

    private static final int LONGEST_NAME = 500;

    /** The file at a place of the directory, which counts from 1. */
    static ArchivedFile of(ZipArchiveEntry entry, int place) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new ProblemException(INTAKE_ARCHIVE_ENCRYPTED, "file " + place + " is encrypted");
        }
        if (entry.getMethod() != ZipMethod.STORED.getCode() && entry.getMethod() != ZipMethod.DEFLATED.getCode()) {
            throw new ProblemException(
                    INTAKE_ARCHIVE_MALFORMED,
                    "file " + place + " is packed by method " + entry.getMethod() + ": use Deflate");
        }
        ArchivedFile file = new ArchivedFile(name(entry), entry);
        if (!file.plain()) {
            throw new ProblemException(
                    INTAKE_ARCHIVE_UNSAFE,
                    "file " + place + " has a name that leads out of the archive, is too long or cannot be read");
        }
        return file;
    }

    boolean folder() {
        return name.endsWith("/");
    }

    long size() {
        return entry.getSize();
    }

    long checksum() {
        return entry.getCrc();
    }

    private boolean plain() {
        String path = folder() ? name.substring(0, name.length() - 1) : name;
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return name.indexOf('\\') < 0 && name.indexOf(':') < 0 && name.chars().noneMatch(Character::isISOControl);
    }

    /** UTF-8 where the file says so or it is; otherwise the Chinese code page old writers used. Empty when it is neither, or too long. */
    private static String name(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        if (raw.length > LONGEST_NAME) {
            return "";
        }
        for (Charset charset : entry.getGeneralPurposeBit().usesUTF8ForNames()
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
}
