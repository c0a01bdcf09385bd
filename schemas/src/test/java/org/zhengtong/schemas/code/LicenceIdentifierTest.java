// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengtong.schemas.code.InvalidCodeException.Rule;

class LicenceIdentifierTest {

    private static final String FIRST =
            "1.2.156.3005.2.111000000090001114001.11511900009000015L.5119002026000000000A.001.7";

    @ParameterizedTest
    @ValueSource(
            strings = {
                FIRST,
                "1.2.156.3005.2.111000000090001114001.11511900009000015L.5119002026000000000A.002.5",
                "1.2.156.3005.2.11511900009000015L002.11511923009000103D.20261121000000000001.001.7"
            })
    void validIdentifiersAreAccepted(String value) {
        assertThat(new LicenceIdentifier(value)).hasToString(value);
    }

    @Test
    void identifierIsBuiltFromItsPartsAndReadAgain() {
        LicenceIdentifier built = LicenceIdentifier.of(
                new LicenceTypeCode("111000000090001114001"),
                new OrganisationCode("11511900009000015L"),
                "5119002026000000000A",
                1);

        assertThat(built.value()).isEqualTo(FIRST);
        assertThat(built.type().value()).isEqualTo("111000000090001114001");
        assertThat(built.type().definer()).isEqualTo("111000000090001114");
        assertThat(built.issuer()).isEqualTo("11511900009000015L");
        assertThat(built.serial()).isEqualTo("5119002026000000000A");
        assertThat(built.version()).isEqualTo(1);
    }

    @Test
    void nextVersionKeepsTheSerialAndChangesTheCheckCharacter() {
        assertThat(new LicenceIdentifier(FIRST).nextVersion().value())
                .isEqualTo("1.2.156.3005.2.111000000090001114001.11511900009000015L.5119002026000000000A.002.5");
    }

    @ParameterizedTest
    @CsvSource({
        // no such root; type too short; wrong alphabet; version of two digits; no check character; lower case
        "1.2.156.3005.3.111000000090001114001.11511900009000015L.5119002026000000000A.001.7",
        "1.2.156.3005.2.11100000009000111401.11511900009000015L.5119002026000000000A.001.7",
        "1.2.156.3005.2.111000000090001114001.11511900009000015L.5119_2026.001.7",
        "1.2.156.3005.2.111000000090001114001.11511900009000015L.5119002026000000000A.01.7",
        "1.2.156.3005.2.111000000090001114001.11511900009000015L.5119002026000000000A.001",
        "1.2.156.3005.2.111000000090001114001.11511900009000015l.5119002026000000000A.001.7"
    })
    void malformedIdentifiersAreRefused(String value) {
        InvalidCodeException refusal =
                catchThrowableOfType(InvalidCodeException.class, () -> new LicenceIdentifier(value));

        assertThat(refusal.rule()).isEqualTo(Rule.LICENCE_IDENTIFIER_FORM);
    }

    @Test
    void everyWrongCharacterIsCaught() {
        for (int i = LicenceIdentifier.ROOT.length(); i < FIRST.length(); i++) {
            for (char c : CodeText.ALPHANUMERIC.toCharArray()) {
                if (FIRST.charAt(i) != '.' && FIRST.charAt(i) != c) {
                    String wrong = FIRST.substring(0, i) + c + FIRST.substring(i + 1);
                    assertThatThrownBy(() -> new LicenceIdentifier(wrong)).isInstanceOf(InvalidCodeException.class);
                }
            }
        }
    }

    @Test
    void versionsEndAt999AndSerialsAreAlphanumeric() {
        LicenceTypeCode type = new LicenceTypeCode("111000000090001114001");
        OrganisationCode issuer = new OrganisationCode("11511900009000015L");
        LicenceIdentifier last = LicenceIdentifier.of(type, issuer, "1", 999);

        assertThatIllegalArgumentException().isThrownBy(last::nextVersion);
        assertThatIllegalArgumentException().isThrownBy(() -> LicenceIdentifier.of(type, issuer, "1", 0));
        assertThatThrownBy(() -> LicenceIdentifier.of(type, issuer, "食1", 1)).isInstanceOf(InvalidCodeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11100000009000111400",
                "11100000009000111400A",
                "1110000000900011140011",
                "食10000000090001114001"
            })
    void typeCodeIsEighteenCharactersAndThreeDigits(String value) {
        assertThatThrownBy(() -> new LicenceTypeCode(value)).isInstanceOf(InvalidCodeException.class);
    }
}
