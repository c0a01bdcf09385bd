// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final int LARGEST = 70;

    @Test
    void rootIsTheOneOfTheRecursiveDefinition() {
        for (int size = 0; size <= LARGEST; size++) {
            assertThat(MerkleTree.root(leaves(size))).as("size %d", size).isEqualTo(naive(leaves(size)));
        }
    }

    @Test
    void everyPathLeadsToTheRootAndNoOtherLeafDoes() {
        for (int size = 1; size <= LARGEST; size++) {
            List<byte[]> leaves = leaves(size);
            byte[] root = naive(leaves);
            for (int index = 0; index < size; index++) {
                List<byte[]> path = MerkleTree.path(leaves, index);
                assertThat(path).usingElementComparator(Arrays::compare).isEqualTo(naivePath(leaves, index));
                assertThat(MerkleTree.rootFromPath(leaves.get(index), index, size, path))
                        .as("leaf %d of %d", index, size)
                        .isEqualTo(root);
                assertThat(MerkleTree.rootFromPath(Sm3.leaf(new byte[] {99, 99}), index, size, path))
                        .isNotEqualTo(root);
            }
        }
    }

    @Test
    void wrongIndexOrChangedPathMissesTheRootOrIsRefused() {
        for (int size = 2; size <= LARGEST; size++) {
            List<byte[]> leaves = leaves(size);
            byte[] root = naive(leaves);
            int index = size / 2;
            List<byte[]> path = MerkleTree.path(leaves, index);
            for (int other = 0; other < size; other++) {
                if (other != index) {
                    assertThat(leadsTo(root, leaves.get(index), other, size, path))
                            .isFalse();
                }
            }
            List<byte[]> reversed = new ArrayList<>(path);
            Collections.reverse(reversed);
            assertThat(path.size() > 1 && leadsTo(root, leaves.get(index), index, size, reversed))
                    .isFalse();
        }
    }

    @Test
    void pathsOfImpossibleLengthAreRefused() {
        List<byte[]> leaves = leaves(7);
        List<byte[]> path = MerkleTree.path(leaves, 3);
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(leaves.get(0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleTree.rootFromPath(leaves.get(3), 3, 7, path.subList(0, 2)))
                .withMessageContaining("too short");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleTree.rootFromPath(leaves.get(3), 3, 7, longer))
                .withMessageContaining("too long");
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.rootFromPath(leaves.get(3), 7, 7, path));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleTree.rootFromPath(leaves.get(0), 0, 2, List.of(new byte[31])));
    }

    @Test
    void frontierAgreesWithTheTreeAtEverySize() {
        MerkleFrontier frontier = MerkleFrontier.empty();
        assertThat(frontier.root()).isEqualTo(naive(List.of()));
        for (int size = 1; size <= LARGEST; size++) {
            List<byte[]> leaves = leaves(size);
            frontier = MerkleFrontier.decode(frontier.encode()).append(leaves.get(size - 1));

            assertThat(frontier.size()).isEqualTo(size);
            assertThat(frontier.root()).as("size %d", size).isEqualTo(naive(leaves));
            assertThat(frontier.pathOfLast())
                    .usingElementComparator(Arrays::compare)
                    .isEqualTo(naivePath(leaves, size - 1));
        }
    }

    @Test
    void onlyEncodedFrontiersAreDecoded() {
        byte[] encoded = MerkleFrontier.empty().append(leaves(1).get(0)).encode();

        assertThatIllegalArgumentException().isThrownBy(() -> MerkleFrontier.decode(new byte[3]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleFrontier.decode(Arrays.copyOf(encoded, encoded.length - 1)));
    }

    private static boolean leadsTo(byte[] root, byte[] leaf, int index, int size, List<byte[]> path) {
        try {
            return Arrays.equals(root, MerkleTree.rootFromPath(leaf, index, size, path));
        } catch (IllegalArgumentException impossible) {
            return false;
        }
    }

    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Sm3.leaf(new byte[] {(byte) i}))
                .toList();
    }

    /** RFC 6962 §2.1. */
    private static byte[] naive(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Sm3.digest();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return Sm3.node(naive(leaves.subList(0, split)), naive(leaves.subList(split, leaves.size())));
    }

    /** RFC 6962 §2.1.1. */
    private static List<byte[]> naivePath(List<byte[]> leaves, int index) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        List<byte[]> path = new ArrayList<>(index < split ? naivePath(left, index) : naivePath(right, index - split));
        path.add(naive(index < split ? right : left));
        return path;
    }
}
