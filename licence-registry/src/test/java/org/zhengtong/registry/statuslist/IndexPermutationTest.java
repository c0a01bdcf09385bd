// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.statuslist;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.statuslist.StatusList;

class IndexPermutationTest {

    private final IndexPermutation permutation = new IndexPermutation("one key".getBytes(US_ASCII));

    @Test
    void everyPositionOfAListHasAnEntryOfItsOwn() {
        BitSet taken = new BitSet(StatusList.ENTRIES);
        for (int position = 0; position < StatusList.ENTRIES; position++) {
            taken.set(permutation.of(position).index());
        }

        assertThat(taken.cardinality()).isEqualTo(StatusList.ENTRIES);
        assertThat(permutation.of(StatusList.ENTRIES).list()).isEqualTo(1);
    }

    @Test
    void whatIsIssuedTogetherDoesNotLieTogether() {
        int near = 0;
        for (int position = 0; position < 10_000; position++) {
            int distance = Math.abs(permutation.of(position).index()
                    - permutation.of(position + 1).index());
            near += distance < StatusList.ENTRIES / 100 ? 1 : 0;
        }

        assertThat(near)
                .as("within a hundredth of the list: two in a hundred by chance")
                .isBetween(100, 300);
        assertThat(new IndexPermutation("another".getBytes(US_ASCII)).of(1)).isNotEqualTo(permutation.of(1));
    }
}
