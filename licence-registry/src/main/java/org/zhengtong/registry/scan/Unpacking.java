// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.scan;

import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_MALFORMED;
import static org.zhengtong.registry.scan.ScanProblem.INTAKE_ARCHIVE_UNSAFE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.zhengtong.kernel.problem.ProblemException;

/** Unpacks one file of an archive (解压), a piece at a time: never more than the directory announced, and all of it undamaged. */
final class Unpacking {

    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int PIECE = 64 << 10;

    private final Zip.Bytes bytes;
    private final long length;
    private final Zip.Entry entry;
    private final OutputStream out;
    private final CRC32 crc = new CRC32();
    private long unpacked;

    private Unpacking(Zip.Bytes bytes, long length, Zip.Entry entry, OutputStream out) {
        this.bytes = bytes;
        this.length = length;
        this.entry = entry;
        this.out = out;
    }

    /** Writes the file's content. */
    static void unpack(Zip.Bytes bytes, long length, Zip.Entry entry, OutputStream out) throws IOException {
        new Unpacking(bytes, length, entry, out).unpack();
    }

    private void unpack() throws IOException {
        long start = start();
        if (entry.method() == Zip.STORED) {
            copy(start);
        } else {
            inflate(start);
        }
        if (unpacked != entry.size() || crc.getValue() != entry.crc()) {
            throw damaged();
        }
    }

    private long start() throws IOException {
        if (entry.place() + LOCAL_LENGTH > length) {
            throw damaged();
        }
        ByteBuffer header = bytes.at(entry.place(), LOCAL_LENGTH);
        long start = entry.place() + LOCAL_LENGTH + (header.getShort(26) & 0xFFFF) + (header.getShort(28) & 0xFFFF);
        if (header.getInt(0) != LOCAL || start + entry.packed() > length) {
            throw damaged();
        }
        return start;
    }

    private void copy(long start) throws IOException {
        byte[] piece = new byte[PIECE];
        for (long at = start; at < start + entry.packed(); at += PIECE) {
            int count = (int) Math.min(PIECE, start + entry.packed() - at);
            bytes.at(at, count).get(piece, 0, count);
            take(piece, count);
        }
    }

    private void inflate(long start) throws IOException {
        Inflater inflater = new Inflater(true);
        byte[] piece = new byte[PIECE];
        long at = start;
        long end = start + entry.packed();
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput() && at < end) {
                    int count = (int) Math.min(PIECE, end - at);
                    inflater.setInput(bytes.at(at, count));
                    at += count;
                }
                int count = inflater.inflate(piece);
                if (count == 0 && !inflater.finished() && (at == end || !inflater.needsInput())) {
                    throw damaged();
                }
                take(piece, count);
            }
        } catch (DataFormatException notDeflated) {
            throw damaged();
        } finally {
            inflater.end();
        }
    }

    private void take(byte[] piece, int count) throws IOException {
        unpacked += count;
        if (unpacked > entry.size()) {
            throw new ProblemException(INTAKE_ARCHIVE_UNSAFE, "a file unpacks to more than the archive announces");
        }
        crc.update(piece, 0, count);
        out.write(piece, 0, count);
    }

    private static ProblemException damaged() {
        return new ProblemException(INTAKE_ARCHIVE_MALFORMED, "a file is cut off, or its size or checksum is wrong");
    }
}
