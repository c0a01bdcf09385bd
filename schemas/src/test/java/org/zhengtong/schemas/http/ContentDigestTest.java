// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContentDigestTest {

    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);
    private static final String SHA = "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:";

    @Test
    void sm3IsWritten() {
        assertThat(ContentDigest.of(ABC)).isEqualTo("sm3=:Zsfw9GLu7dnR8tRr3BDk4kFnxIdc8veiKX2gK49LqOA=:");
    }

    @Test
    void everyKnownDigestMustMatch() {
        assertThat(ContentDigest.matches(ContentDigest.of(ABC), ABC)).isTrue();
        assertThat(ContentDigest.matches(SHA, ABC)).isTrue();
        assertThat(ContentDigest.matches(SHA + ", " + ContentDigest.of(ABC), ABC))
                .isTrue();
        assertThat(ContentDigest.matches("md5=:AAAA:, " + SHA, ABC)).isTrue();
        assertThat(ContentDigest.matches(SHA + ", " + ContentDigest.of(new byte[0]), ABC))
                .isFalse();
        assertThat(ContentDigest.matches(ContentDigest.of(ABC), new byte[0])).isFalse();
    }

    @Test
    void nothingKnownOrReadableIsNoMatch() {
        assertThat(ContentDigest.matches("", ABC)).isFalse();
        assertThat(ContentDigest.matches("md5=:AAAA:", ABC)).isFalse();
        assertThat(ContentDigest.matches("sm3=abc", ABC)).isFalse();
        assertThat(ContentDigest.matches(SHA + " rubbish", ABC)).isFalse();
    }
}
