// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class DocumentNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"E00000000", "H0000000001", "军字第0000001号", "A(1)-2.3"})
    void numbersAsDocumentsHaveThemAreKept(String number) {
        assertThat(new DocumentNumber(number).value()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "E1;DROP", "E1\n2", "<b>", "123456789012345678901234567890123"})
    void whatIsNoNumberIsRefused(String number) {
        assertThatThrownBy(() -> new DocumentNumber(number)).isInstanceOf(InvalidCodeException.class);
    }

    @Test
    void itIsInCapitalsAndShowsLittleOfItself() {
        DocumentNumber passport = new DocumentNumber("e0000 0042");

        assertThat(passport.value()).isEqualTo("E00000042");
        assertThat(passport).hasToString("********42");
        assertThat(new DocumentNumber("A1234")).hasToString("********");
    }
}
