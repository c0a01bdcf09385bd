// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.seal;

/**
 * Looks through the lengths of DER (X.690 §10) before anything is parsed: one definite and shortest length each, within its parent,
 * nothing behind the end, not nested too deeply. What passes cannot make a parser run on, allocate or recurse without bound.
 */
final class StrictDer {

    private static final int DEEPEST = 32;
    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1F;

    private final byte[] bytes;

    private StrictDer(byte[] bytes) {
        this.bytes = bytes;
    }

    /** One value and nothing else. */
    static void check(byte[] bytes) throws MalformedSealException {
        int end = new StrictDer(bytes).value(0, bytes.length, 0);
        if (end != bytes.length) {
            throw new MalformedSealException((bytes.length - end) + " bytes follow the value's end at " + end);
        }
    }

    private int value(int start, int limit, int depth) throws MalformedSealException {
        if (depth > DEEPEST) {
            throw new MalformedSealException("values are nested deeper than " + DEEPEST + " at " + start);
        }
        int tag = at(start, limit);
        if ((tag & LONG_TAG) == LONG_TAG) {
            throw new MalformedSealException("a tag of several bytes at " + start);
        }
        int position = start + 1;
        int first = at(position++, limit);
        long length = first;
        if (first >= 0x80) {
            int count = first & 0x7F;
            if (count == 0 || count > 4) {
                throw new MalformedSealException("a length that is indefinite or too long at " + start);
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | at(position++, limit);
            }
            if (length < 0x80 || length >>> (8 * (count - 1)) == 0) {
                throw new MalformedSealException("a length in more bytes than it needs at " + start);
            }
        }
        if (length > limit - position) {
            throw new MalformedSealException(
                    "a length of " + length + " at " + start + " where " + (limit - position) + " bytes are left");
        }
        int end = position + (int) length;
        if ((tag & CONSTRUCTED) != 0) {
            while (position < end) {
                position = value(position, end, depth + 1);
            }
        }
        return end;
    }

    private int at(int position, int limit) throws MalformedSealException {
        if (position >= limit) {
            throw new MalformedSealException("cut off at " + position);
        }
        return bytes[position] & 0xFF;
    }
}
