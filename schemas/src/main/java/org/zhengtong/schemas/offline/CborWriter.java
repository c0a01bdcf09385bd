// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the part of CBOR (RFC 8949) that a token needs, in its deterministic form. */
final class CborWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(384);

    byte[] bytes() {
        return out.toByteArray();
    }

    CborWriter number(long value) {
        return value < 0 ? head(1, -1 - value) : head(0, value);
    }

    CborWriter bytes(byte[] value) {
        head(2, value.length);
        out.writeBytes(value);
        return this;
    }

    CborWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        head(3, utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    CborWriter array(int size) {
        return head(4, size);
    }

    CborWriter map(int size) {
        return head(5, size);
    }

    CborWriter tag(int number) {
        return head(6, number);
    }

    private CborWriter head(int major, long value) {
        int size = value < 24 ? 0 : value < 0x100 ? 1 : value < 0x10000 ? 2 : value < 0x1_0000_0000L ? 4 : 8;
        out.write(major << 5
                | switch (size) {
                    case 0 -> (int) value;
                    case 1 -> 24;
                    case 2 -> 25;
                    case 4 -> 26;
                    default -> 27;
                });
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >> shift));
        }
        return this;
    }
}
