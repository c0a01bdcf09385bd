// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads what {@link CborWriter} writes. Anything else, or too little of it, is an {@link IllegalArgumentException}. */
final class CborReader {

    private final ByteBuffer in;

    CborReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    /** Steps over a tag. */
    CborReader tag(int number) {
        require(head(6) == number, "another tag");
        return this;
    }

    /** Steps into an array. */
    CborReader array(int size) {
        require(head(4) == size, "an array of another size");
        return this;
    }

    byte[] bytes() {
        return take(head(2));
    }

    /** A map from small numbers to numbers, texts and bytes. */
    Map<Long, Object> map() {
        long size = head(5);
        require(size <= 16, "a map too large");
        Map<Long, Object> map = new TreeMap<>();
        for (long i = 0; i < size; i++) {
            require(map.put(number(), value()) == null, "a key twice");
        }
        return map;
    }

    void end() {
        require(!in.hasRemaining(), "more than one item");
    }

    private Object value() {
        return switch (major()) {
            case 0, 1 -> number();
            case 2 -> bytes();
            case 3 -> new String(take(head(3)), StandardCharsets.UTF_8);
            default -> throw new IllegalArgumentException("an item that has no place here");
        };
    }

    private long number() {
        return major() == 1 ? -1 - head(1) : head(0);
    }

    private int major() {
        require(in.hasRemaining(), "no more");
        return (in.get(in.position()) & 0xff) >> 5;
    }

    private long head(int major) {
        require(major() == major, "another kind of item");
        int low = in.get() & 31;
        try {
            long value =
                    switch (low) {
                        case 24 -> in.get() & 0xff;
                        case 25 -> in.getShort() & 0xffff;
                        case 26 -> in.getInt() & 0xffff_ffffL;
                        case 27 -> in.getLong();
                        default -> low;
                    };
            require(low < 28 && value >= 0, "a length or number out of range");
            return value;
        } catch (BufferUnderflowException cutOff) {
            throw new IllegalArgumentException("CBOR: cut off", cutOff);
        }
    }

    private byte[] take(long length) {
        require(length <= in.remaining(), "cut off");
        byte[] taken = new byte[(int) length];
        in.get(taken);
        return taken;
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException("CBOR: " + fault);
        }
    }
}
