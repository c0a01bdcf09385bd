// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Merkle tree in the shape of RFC 6962 with SM3. Built once level by level (an odd last node moves up unchanged, which gives the
 * RFC's shape), so that all paths of a group cost one pass.
 */
public final class MerkleTree {

    private final List<List<byte[]>> levels;

    private MerkleTree(List<List<byte[]>> levels) {
        this.levels = levels;
    }

    /** Tree over leaf hashes ({@link Sm3#leaf}); at least one. */
    public static MerkleTree of(List<byte[]> leafHashes) {
        if (leafHashes.isEmpty()) {
            throw new IllegalArgumentException("a tree has at least one leaf");
        }
        List<List<byte[]>> levels = new ArrayList<>();
        List<byte[]> level = List.copyOf(leafHashes);
        levels.add(level);
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                above.add(Sm3.node(level.get(i), level.get(i + 1)));
            }
            if (level.size() % 2 == 1) {
                above.add(level.get(level.size() - 1));
            }
            levels.add(above);
            level = above;
        }
        return new MerkleTree(levels);
    }

    public byte[] root() {
        return levels.get(levels.size() - 1).get(0).clone();
    }

    /** Inclusion path of a leaf, leaf to root. */
    public List<byte[]> path(int index) {
        if (index < 0 || index >= levels.get(0).size()) {
            throw new IndexOutOfBoundsException(
                    "leaf " + index + " of " + levels.get(0).size());
        }
        List<byte[]> path = new ArrayList<>(levels.size());
        int position = index;
        for (List<byte[]> level : levels.subList(0, levels.size() - 1)) {
            int sibling = position ^ 1;
            if (sibling < level.size()) {
                path.add(level.get(sibling));
            }
            position >>= 1;
        }
        return path;
    }

    /** Root over leaf hashes; SM3 of nothing for an empty list. */
    public static byte[] root(List<byte[]> leafHashes) {
        return leafHashes.isEmpty() ? Sm3.digest() : of(leafHashes).root();
    }

    public static List<byte[]> path(List<byte[]> leafHashes, int index) {
        return of(leafHashes).path(index);
    }

    /**
     * Root that a path leads to (RFC 9162 §2.1.3.2).
     *
     * @throws IllegalArgumentException when the path cannot belong to that index and size
     */
    public static byte[] rootFromPath(byte[] leafHash, long index, long size, List<byte[]> path) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        long position = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (sibling.length != Sm3.LENGTH) {
                throw new IllegalArgumentException("a path has hashes of " + Sm3.LENGTH + " bytes");
            }
            if (last == 0) {
                throw new IllegalArgumentException("the path is too long for leaf " + index + " of " + size);
            }
            if ((position & 1) == 1 || position == last) {
                hash = Sm3.node(sibling, hash);
                while ((position & 1) == 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Sm3.node(hash, sibling);
            }
            position >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw new IllegalArgumentException("the path is too short for leaf " + index + " of " + size);
        }
        return hash;
    }
}
