// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.statuslist;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** States of two bits each, four to a byte, the first in the lowest bits. Not for several threads. */
public final class StatusBits {

    /** Bits of one state. */
    public static final int BITS = 2;

    private static final int PER_BYTE = 8 / BITS;
    private static final TokenStatus[] VALUES = TokenStatus.values();

    private final byte[] bytes;

    private StatusBits(byte[] bytes) {
        this.bytes = bytes;
    }

    /** All valid. */
    public static StatusBits allValid(int entries) {
        return new StatusBits(new byte[(entries + PER_BYTE - 1) / PER_BYTE]);
    }

    /**
     * Reads the ZLIB form (RFC 1950).
     *
     * @throws IllegalArgumentException when it is not one, or longer than that many entries
     */
    public static StatusBits inflate(byte[] zlib, int most) {
        Inflater inflater = new Inflater();
        byte[] bytes = new byte[(most + PER_BYTE - 1) / PER_BYTE];
        try {
            inflater.setInput(zlib);
            int length = 0;
            int read = -1;
            while (read != 0 && length < bytes.length) {
                read = inflater.inflate(bytes, length, bytes.length - length);
                length += read;
            }
            if (!inflater.finished() && inflater.inflate(new byte[1]) != 0) {
                throw new IllegalArgumentException("the status list is longer than " + most + " entries");
            }
            if (!inflater.finished()) {
                throw new IllegalArgumentException("the status list is cut off");
            }
            return new StatusBits(java.util.Arrays.copyOf(bytes, length));
        } catch (DataFormatException malformed) {
            throw new IllegalArgumentException("the status list is not in ZLIB form", malformed);
        } finally {
            inflater.end();
        }
    }

    /** The ZLIB form, as small as it gets. */
    public byte[] deflate() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 8 + 64);
            byte[] part = new byte[8192];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** How many entries there are. */
    public int entries() {
        return bytes.length * PER_BYTE;
    }

    public TokenStatus get(int index) {
        return VALUES[bytes[index / PER_BYTE] >> shift(index) & 3];
    }

    public void set(int index, TokenStatus status) {
        int cleared = bytes[index / PER_BYTE] & ~(3 << shift(index));
        bytes[index / PER_BYTE] = (byte) (cleared | status.ordinal() << shift(index));
    }

    private static int shift(int index) {
        return index % PER_BYTE * BITS;
    }
}
