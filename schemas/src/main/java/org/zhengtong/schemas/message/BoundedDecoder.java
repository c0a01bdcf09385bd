// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.message;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Avro binary decoder over an array that checks every length against what is left before it allocates. */
@NullMarked
final class BoundedDecoder extends Decoder {

    private final ByteBuffer in;

    BoundedDecoder(byte[] bytes, int offset) {
        this.in = ByteBuffer.wrap(bytes, offset, bytes.length - offset).order(ByteOrder.LITTLE_ENDIAN);
    }

    int remaining() {
        return in.remaining();
    }

    @Override
    public void readNull() {
        // null takes no bytes
    }

    @Override
    public boolean readBoolean() throws IOException {
        byte value = require(1).get();
        if (value != 0 && value != 1) {
            throw new IOException("a boolean is 0 or 1, not " + value);
        }
        return value == 1;
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException("number out of the range of int");
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long zigzag = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = require(1).get();
            zigzag |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new IOException("number of more than ten bytes");
    }

    @Override
    public float readFloat() throws IOException {
        return require(Float.BYTES).getFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return require(Double.BYTES).getDouble();
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        return new Utf8(take(readLong()));
    }

    @Override
    public String readString() throws IOException {
        return new String(take(readLong()), StandardCharsets.UTF_8);
    }

    @Override
    public void skipString() throws IOException {
        skip(readLong());
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        return ByteBuffer.wrap(take(readLong()));
    }

    @Override
    public void skipBytes() throws IOException {
        skip(readLong());
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        require(length).get(bytes, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        skip(length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        return readCount();
    }

    @Override
    public long arrayNext() throws IOException {
        return readCount();
    }

    @Override
    public long skipArray() throws IOException {
        return skipBlocks();
    }

    @Override
    public long readMapStart() throws IOException {
        return readCount();
    }

    @Override
    public long mapNext() throws IOException {
        return readCount();
    }

    @Override
    public long skipMap() throws IOException {
        return skipBlocks();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    /** Items of our arrays and maps take at least one byte each. */
    private long readCount() throws IOException {
        long count = readLong();
        if (count < 0) {
            count = -count;
            require(readLong());
        }
        require(count);
        return count;
    }

    /** Passes blocks that state their bytes; returns the items of the first that does not, or 0 at the end. */
    private long skipBlocks() throws IOException {
        long count = readLong();
        while (count < 0) {
            skip(readLong());
            count = readLong();
        }
        require(count);
        return count;
    }

    private byte[] take(long length) throws IOException {
        require(length);
        byte[] out = new byte[(int) length];
        in.get(out);
        return out;
    }

    private void skip(long length) throws IOException {
        require(length);
        in.position(in.position() + (int) length);
    }

    private ByteBuffer require(long length) throws IOException {
        if (length < 0 || length > in.remaining()) {
            throw new EOFException(length + " bytes announced, " + in.remaining() + " left");
        }
        return in;
    }
}
