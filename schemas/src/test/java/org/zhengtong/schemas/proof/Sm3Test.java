// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sm3Test {

    @Test
    void vectorOfTheStandardHolds() {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);

        assertThat(Sm3.hex(Sm3.digest(abc)))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void leafAndNodeCannotBeTakenForEachOther() {
        byte[] left = Sm3.leaf(new byte[] {1});
        byte[] right = Sm3.leaf(new byte[] {2});

        assertThat(Sm3.node(left, right)).isEqualTo(Sm3.digest(new byte[] {1}, left, right));
        assertThat(Sm3.leaf(new byte[] {1})).isEqualTo(Sm3.digest(new byte[] {0, 1}));
    }
}
