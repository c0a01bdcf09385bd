// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Right edge of an append-only tree: enough to append the next leaf and to know root and last path, in 32 bytes a level. Kept as
 * the complete subtrees left of the last leaf, smallest first, and that leaf; they are also its inclusion path. Immutable.
 */
public final class MerkleFrontier {

    private static final MerkleFrontier EMPTY = new MerkleFrontier(0, List.of(), List.of());

    private final long size;
    private final List<byte[]> path;
    private final List<byte[]> last;

    private MerkleFrontier(long size, List<byte[]> path, List<byte[]> last) {
        this.size = size;
        this.path = path;
        this.last = last;
    }

    public static MerkleFrontier empty() {
        return EMPTY;
    }

    /** The edge after one more leaf hash ({@link Sm3#leaf}). */
    public MerkleFrontier append(byte[] leafHash) {
        requireHash(leafHash);
        List<byte[]> added = List.of(leafHash.clone());
        if (size == 0) {
            return new MerkleFrontier(1, List.of(), added);
        }
        List<byte[]> peaks = new ArrayList<>(path);
        byte[] carry = last.get(0);
        for (long bits = size - 1; (bits & 1) == 1; bits >>= 1) {
            carry = Sm3.node(peaks.remove(0), carry);
        }
        peaks.add(0, carry);
        return new MerkleFrontier(size + 1, List.copyOf(peaks), added);
    }

    /** Leaves so far. */
    public long size() {
        return size;
    }

    /** Root of the tree; SM3 of nothing when empty. */
    public byte[] root() {
        if (size == 0) {
            return Sm3.digest();
        }
        byte[] hash = last.get(0).clone();
        for (byte[] left : path) {
            hash = Sm3.node(left, hash);
        }
        return hash;
    }

    /** Inclusion path of the leaf appended last. */
    public List<byte[]> pathOfLast() {
        return path.stream().map(byte[]::clone).toList();
    }

    /** Eight bytes of size, then last leaf and path; {@link #decode} reads it. */
    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES + Sm3.LENGTH * (last.size() + path.size()));
        out.putLong(size);
        last.forEach(out::put);
        path.forEach(out::put);
        return out.array();
    }

    public static MerkleFrontier decode(byte[] encoded) {
        ByteBuffer in = ByteBuffer.wrap(encoded);
        long size = in.remaining() < Long.BYTES ? -1 : in.getLong();
        int hashes = size == 0 ? 0 : 1 + Long.bitCount(size - 1);
        if (size < 0 || in.remaining() != hashes * Sm3.LENGTH) {
            throw new IllegalArgumentException("not an encoded frontier");
        }
        if (size == 0) {
            return EMPTY;
        }
        List<byte[]> last = List.of(next(in));
        List<byte[]> path = new ArrayList<>();
        while (in.hasRemaining()) {
            path.add(next(in));
        }
        return new MerkleFrontier(size, List.copyOf(path), last);
    }

    private static byte[] next(ByteBuffer in) {
        byte[] hash = new byte[Sm3.LENGTH];
        in.get(hash);
        return hash;
    }

    private static void requireHash(byte[] hash) {
        if (hash.length != Sm3.LENGTH) {
            throw new IllegalArgumentException("a leaf hash has " + Sm3.LENGTH + " bytes");
        }
    }
}
