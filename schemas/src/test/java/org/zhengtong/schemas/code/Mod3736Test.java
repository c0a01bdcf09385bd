// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

class Mod3736Test {

    @Test
    void vectorOfTheStandardHolds() {
        assertThat(Mod3736.check("A12425GABC1234002")).isEqualTo('M');
        assertThat(Mod3736.holds("A12425GABC1234002M")).isTrue();
    }

    @Test
    void everySingleCharacterErrorIsCaught() {
        Random random = new Random(36);
        for (int sample = 0; sample < 50; sample++) {
            String text = random.ints(45, 0, 36)
                    .mapToObj(v -> CodeText.ALPHANUMERIC.substring(v, v + 1))
                    .reduce("", String::concat);
            String valid = text + Mod3736.check(text);
            assertThat(Mod3736.holds(valid)).isTrue();
            for (int i = 0; i < valid.length(); i++) {
                for (char c : CodeText.ALPHANUMERIC.toCharArray()) {
                    String changed = valid.substring(0, i) + c + valid.substring(i + 1);
                    assertThat(Mod3736.holds(changed)).isEqualTo(changed.equals(valid));
                }
            }
        }
    }

    @Test
    void otherAlphabetsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Mod3736.check("0624_001"));
        assertThat(Mod3736.holds("")).isFalse();
    }
}
