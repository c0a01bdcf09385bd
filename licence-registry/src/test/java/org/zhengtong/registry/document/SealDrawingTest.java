// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.layout.LayoutProblem;

class SealDrawingTest {

    @Test
    void charactersNoFontHasAreNamed() {
        assertThatThrownBy(() -> SealDrawing.png("巴中", List.of()))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem()).isEqualTo(LayoutProblem.GLYPH_MISSING);
                    assertThat(refused.detail()).contains("巴 (U+5DF4)", "专 (U+4E13)");
                });
    }
}
