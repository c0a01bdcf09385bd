// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;
import org.zhengtong.schemas.offline.TestAuthority.Kind;
import org.zhengtong.schemas.offline.TestAuthority.Signer;
import org.zhengtong.schemas.statuslist.StatusReference;

class QrTokenTest {

    private final Signer issuer = new TestAuthority().issue(Kind.SM2, "11511900009000023F");

    /** RFC 9285, section 4.3 and 4.4. */
    @Test
    void base45IsThatOfTheStandard() {
        assertThat(Base45.encode("AB".getBytes(US_ASCII))).isEqualTo("BB8");
        assertThat(Base45.encode("Hello!!".getBytes(US_ASCII))).isEqualTo("%69 VD92EX0");
        assertThat(Base45.decode("QED8WEX0")).asString(US_ASCII).isEqualTo("ietf!");
        assertThatIllegalArgumentException().isThrownBy(() -> Base45.decode("GGW"));
        assertThatIllegalArgumentException().isThrownBy(() -> Base45.decode("a00"));
    }

    @Test
    void whatIsSignedIsReadBackAndFitsTheCode() {
        QrToken token = token("20260000000001", "JY15119020001234", "蜀味示例小馆");

        String text = sign(token);
        QrToken.Signed read = QrToken.read(text);

        assertThat(text).matches("ZT1:[0-9A-Z $%*+./:-]+").hasSizeLessThanOrEqualTo(QrToken.LONGEST);
        assertThat(read.token()).usingRecursiveComparison().isEqualTo(token);
        assertThat(read.names(issuer.pem())).isTrue();
        assertThat(read.verify(issuer.pem())).isTrue();
    }

    @Test
    void theLongestNamesAreCutUntilTheCodeFits() {
        String text = sign(token("Z".repeat(64), "证".repeat(128), "𠮷野家示例餐饮管理有限责任公司".repeat(30)));
        QrToken read = QrToken.read(text).token();

        assertThat(text).hasSizeBetween(QrToken.LONGEST - 12, QrToken.LONGEST);
        assertThat(read.holder()).startsWith("𠮷野家").endsWith("…");
        assertThat(read.number()).endsWith("…");
        assertThat(read.identifier().serial()).hasSize(64);
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        String text = sign(token("20260000000001", "JY1", "蜀味示例小馆"));
        Random random = new Random(45);

        for (int at = QrToken.PREFIX.length(); at < text.length(); at++) {
            char other = text.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(accepted(text.substring(0, at) + other + text.substring(at + 1)))
                    .as("character %d", at)
                    .isFalse();
        }
        for (int round = 0; round < 2_000; round++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThat(accepted(QrToken.PREFIX + Base45.encode(noise))).isFalse();
        }
        assertThat(accepted(text.substring(0, text.length() - 3))).isFalse();
    }

    private boolean accepted(String text) {
        try {
            QrToken.Signed read = QrToken.read(text);
            return read.names(issuer.pem()) && read.verify(issuer.pem());
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private String sign(QrToken token) {
        return token.sign(issuer.sm2(), issuer.pem());
    }

    private static QrToken token(String serial, String number, String holder) {
        return new QrToken(
                LicenceIdentifier.of(
                        new LicenceTypeCode("11511900009000023F901"),
                        new OrganisationCode("11511900009000023F"),
                        serial,
                        1),
                number,
                holder,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(9999, 12, 31),
                Instant.parse("2026-11-22T04:00:00Z"),
                new StatusReference(3, 1_048_575),
                new byte[32]);
    }
}
