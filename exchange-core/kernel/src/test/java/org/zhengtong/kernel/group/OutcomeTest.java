// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private final List<List<Integer>> worked = new ArrayList<>();

    @Test
    void aGroupThatCanBeDoneIsDoneInOneGo() {
        assertThat(Outcome.each(List.of(1, 2, 3), this::halve)).hasSize(3);
        assertThat(worked).hasSize(1);
    }

    @Test
    void oneThatFailsKeepsItsPlaceAndCostsTheOthersNothing() {
        List<Outcome<Integer>> outcomes = Outcome.each(List.of(2, 0, 4), this::halve);

        assertThat(outcomes.get(0).orThrow()).isEqualTo(50);
        assertThatThrownBy(() -> outcomes.get(1).orThrow()).isInstanceOf(ArithmeticException.class);
        assertThat(outcomes.get(2).then(Object::toString).orThrow()).isEqualTo("25");
        assertThat(worked).hasSize(4);
    }

    private List<Outcome<Integer>> halve(List<Integer> group) {
        worked.add(group);
        return group.stream().map(item -> Outcome.of(100 / item)).toList();
    }
}
