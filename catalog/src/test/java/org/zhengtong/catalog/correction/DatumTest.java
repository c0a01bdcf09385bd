// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.proof.Sm3;

class DatumTest {

    private static final byte[] SALT = {1, 2, 3};

    private final Datum datum = Datum.of("exchange-1", Instant.EPOCH, "511902200001010018", "name", SALT, "李示例", "李范例");

    @Test
    void aMaskShowsEndsOnly() {
        assertThat(Datum.mask("511902200001010018")).isEqualTo("511************018");
        assertThat(Datum.mask("李示例")).isEqualTo("李**");
        assertThat(Datum.mask("𠮷田")).isEqualTo("𠮷*");
        assertThat(Datum.mask("男")).isEqualTo("*");
    }

    @Test
    void whoHoldsTheRecordCanTellThatItIsMeant() {
        assertThat(datum.recordKeyDigest())
                .isEqualTo(Sm3.hex(Sm3.digest(SALT, "511902200001010018".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void noValueIsPrinted() {
        assertThat(datum.toString()).doesNotContain("511902", "示例", "范例");
        assertThat(new CorrectionApi.DatumRequest("e", "r", "511902200001010018", "name", "李示例", "李范例").toString())
                .doesNotContain("511902", "示例", "范例");
        assertThat(datum.seenMask()).isEqualTo("李**");
    }
}
