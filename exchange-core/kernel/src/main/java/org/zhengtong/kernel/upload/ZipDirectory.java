// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.upload;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * What the end of a ZIP says of its directory (压缩包目录; PKWARE APPNOTE.TXT 4.3.14 to 4.3.16). Libraries hold the whole directory in memory:
 * bound it before one of them opens the file.
 *
 * @param files how many files and folders it announces
 * @param bytes how many bytes are read for it at most
 */
public record ZipDirectory(long files, long bytes) {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int WIDE_END_LENGTH = 56;

    /** Looks at the end alone, as commons-compress does; the directory may be a lie in anything but its size. */
    public static ZipDirectory of(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            int length = (int) Math.min(file.size(), LOCATOR_LENGTH + END_LENGTH + LONGEST_COMMENT);
            ByteBuffer last = bytes(file, file.size() - length, length);
            for (int at = length - END_LENGTH; at >= 0; at--) {
                if (last.getInt(at) == END) {
                    return of(file, last, at);
                }
            }
            throw new ZipException("it is no ZIP, or it is cut off");
        }
    }

    /** By the end record, or by the one of ZIP64 that it leads to. */
    private static ZipDirectory of(FileChannel file, ByteBuffer last, int at) throws IOException {
        long files = last.getShort(at + 10) & 0xFFFFL;
        long length = last.getInt(at + 12) & 0xFFFFFFFFL;
        long begin = last.getInt(at + 16) & 0xFFFFFFFFL;
        if (at >= LOCATOR_LENGTH && last.getInt(at - LOCATOR_LENGTH) == LOCATOR) {
            ByteBuffer wide = bytes(file, last.getLong(at - LOCATOR_LENGTH + 8), WIDE_END_LENGTH);
            files = wide.getLong(32);
            length = wide.getLong(40);
            begin = wide.getLong(48);
        }
        if (files < 0 || length < 0 || begin < 0) {
            throw new ZipException("its end is damaged");
        }
        long end = file.size() - last.limit() + at;
        return new ZipDirectory(files, Math.max(length, end - begin));
    }

    private static ByteBuffer bytes(FileChannel file, long place, int length) throws IOException {
        if (place < 0 || place > file.size() - length) {
            throw new ZipException("its end leads out of it");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, place + bytes.position()) < 0) {
                throw new EOFException("it became shorter");
            }
        }
        return bytes.flip();
    }
}
