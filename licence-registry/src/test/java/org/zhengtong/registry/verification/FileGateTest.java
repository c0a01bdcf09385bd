// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.RequestProblem;

class FileGateTest {

    private final FileGate gate = new FileGate(1, Duration.ofMillis(10));

    @Test
    void moreFilesThanPlacesAreSentAwayAndAPlaceIsFreeAfterwards() {
        assertThatThrownBy(() -> gate.within(() -> gate.within(() -> "second")))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.problem())
                        .isEqualTo(RequestProblem.OVERLOADED));
        assertThatThrownBy(() -> gate.within(() -> {
                    throw new IllegalStateException("a file nobody can read");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(gate.within(() -> "free")).isEqualTo("free");
    }
}
