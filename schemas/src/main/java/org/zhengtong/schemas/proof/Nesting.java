// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

/**
 * How deeply values of BER or DER lie within each other (X.690 §8.1), those inside octet and bit strings included. Parsers go down as deep as
 * they are led, until their stack ends: what strangers send is looked through first.
 */
public final class Nesting {

    /** Certificates and signatures need fifteen. */
    private static final int DEEPEST = 100;

    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1F;
    private static final int BIT_STRING = 3;
    private static final int OCTET_STRING = 4;

    private final byte[] bytes;
    private int position;

    private Nesting(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether values are nested deeper than anything honest; whatever else is wrong with them is left to the parser. */
    public static boolean tooDeep(byte[] values) {
        return new Nesting(values).deeper(0, values.length, 0);
    }

    private boolean deeper(int start, int end, int depth) {
        if (depth > DEEPEST) {
            return true;
        }
        position = start;
        while (position < end) {
            int tag = next(end);
            if ((tag & LONG_TAG) == LONG_TAG) {
                skipLongTag(end);
            }
            int length = length(end);
            int content = position;
            int after = length > end - content ? end : content + length;
            boolean holdsValues = (tag & CONSTRUCTED) != 0 || tag == OCTET_STRING || tag == BIT_STRING;
            if (holdsValues && deeper(tag == BIT_STRING ? content + 1 : content, after, depth + 1)) {
                return true;
            }
            position = after;
        }
        return false;
    }

    private void skipLongTag(int end) {
        int octet;
        do {
            octet = next(end);
        } while ((octet & 0x80) != 0);
    }

    /** A length that is indefinite, or more than any array has, reaches to the end of what it lies in. */
    private int length(int end) {
        int first = next(end);
        if (first < 0x80) {
            return first;
        }
        long length = first == 0x80 ? Integer.MAX_VALUE : 0;
        for (int i = first & 0x7F; i > 0 && position < end; i--) {
            length = Math.min(Integer.MAX_VALUE, length << 8 | next(end));
        }
        return (int) length;
    }

    private int next(int end) {
        return position < end ? bytes[position++] & 0xFF : 0;
    }
}
