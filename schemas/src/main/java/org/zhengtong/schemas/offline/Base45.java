// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import java.io.ByteArrayOutputStream;

/** Base45 (RFC 9285): bytes in the characters a QR code keeps most densely, two bytes in three. */
final class Base45 {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final int BASE = 45;

    private Base45() {}

    /** Characters that so many bytes take. */
    static int length(int bytes) {
        return bytes / 2 * 3 + bytes % 2 * 2;
    }

    static String encode(byte[] bytes) {
        StringBuilder out = new StringBuilder(length(bytes.length));
        for (int i = 0; i < bytes.length; i += 2) {
            boolean pair = i + 1 < bytes.length;
            int value = pair ? (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff : bytes[i] & 0xff;
            for (int digits = pair ? 3 : 2; digits > 0; digits--) {
                out.append(ALPHABET.charAt(value % BASE));
                value /= BASE;
            }
        }
        return out.toString();
    }

    /** @throws IllegalArgumentException when the text is not base45 */
    static byte[] decode(String text) {
        if (text.length() % 3 == 1) {
            throw new IllegalArgumentException("base45 has no text of this length");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() * 2 / 3);
        for (int i = 0; i < text.length(); i += 3) {
            boolean pair = i + 2 < text.length();
            int value = digit(text, i) + BASE * digit(text, i + 1) + (pair ? BASE * BASE * digit(text, i + 2) : 0);
            if (value > (pair ? 0xffff : 0xff)) {
                throw new IllegalArgumentException("base45 has no such group");
            }
            if (pair) {
                out.write(value >> 8);
            }
            out.write(value);
        }
        return out.toByteArray();
    }

    private static int digit(String text, int at) {
        int digit = ALPHABET.indexOf(text.charAt(at));
        if (digit < 0) {
            throw new IllegalArgumentException("base45 has no such character");
        }
        return digit;
    }
}
