// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionAndResourceCodeTest {

    @ParameterizedTest
    @CsvSource({
        "100000, 511923, true",
        "510000, 511900, true",
        "511900, 511923, true",
        "511923, 511923, true",
        "511923, 511900, false",
        "511900, 510000, false",
        "510000, 120000, false",
        "511900, 511800, false"
    })
    void divisionContainsWhatLiesInIt(String outer, String inner, boolean contains) {
        assertThat(new DivisionCode(outer).contains(new DivisionCode(inner))).isEqualTo(contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "51190", "5119000", "51190A", "５１１９００"})
    void divisionIsSixDigits(String value) {
        assertThatThrownBy(() -> new DivisionCode(value))
                .isInstanceOf(InvalidCodeException.class)
                .hasMessageStartingWith("DIVISION_CODE_FORM");
    }

    @Test
    void resourceCodeHasClassAndSequence() {
        ResourceCode code = new ResourceCode("105002/510000000001");

        assertThat(code.classCode()).isEqualTo("105002");
        assertThat(code.sequence()).isEqualTo("510000000001");
        assertThat(code.numberedBy("510000")).isTrue();
        assertThat(code.numberedBy("105002")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "405002/1",
                "10500/1",
                "105002",
                "105002/",
                "105002/1a",
                "105002/123456789012345678901",
                "105002/1\n",
                "/1",
                ""
            })
    void malformedResourceCodesAreRefused(String value) {
        assertThatThrownBy(() -> new ResourceCode(value))
                .isInstanceOf(InvalidCodeException.class)
                .hasMessageStartingWith("RESOURCE_CODE_FORM");
    }

    @Test
    void codesAreStringsInJson() throws Exception {
        ObjectMapper json = new ObjectMapper();
        DivisionCode code = new DivisionCode("511900");

        assertThat(json.writeValueAsString(code)).isEqualTo("\"511900\"");
        assertThat(json.readValue("\"511900\"", DivisionCode.class)).isEqualTo(code);
        assertThatThrownBy(() -> json.readValue("\"51190\"", DivisionCode.class))
                .hasRootCauseInstanceOf(InvalidCodeException.class);
    }
}
