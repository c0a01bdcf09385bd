// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.statuslist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhengtong.schemas.jose.JosePublicKey;
import org.zhengtong.schemas.offline.TestAuthority;
import org.zhengtong.schemas.offline.TestAuthority.Kind;
import org.zhengtong.schemas.offline.TestAuthority.Signer;

class StatusListTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private final TestAuthority root = new TestAuthority();

    /** The example of draft-ietf-oauth-status-list, section 4 (two bits). */
    @Test
    void theExampleOfTheDraftIsRead() {
        StatusBits states = StatusBits.inflate(Base64.getUrlDecoder().decode("eNo76fITAAPfAgc"), 12);

        assertThat(IntStream.range(0, 12).mapToObj(states::get).map(TokenStatus::ordinal))
                .containsExactlyElementsOf(List.of(1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3));
    }

    @Test
    void whatIsSetIsReadBackAndNeighboursStay() {
        StatusBits states = StatusBits.allValid(StatusList.ENTRIES);
        Random random = new Random(4);
        TokenStatus[] expected = new TokenStatus[4096];
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < expected.length; i++) {
                expected[i] = TokenStatus.values()[random.nextInt(4)];
                states.set(i, expected[i]);
            }
        }

        StatusBits read = StatusBits.inflate(states.deflate(), StatusList.ENTRIES);

        assertThat(IntStream.range(0, expected.length).mapToObj(read::get)).containsExactly(expected);
        assertThat(read.get(expected.length)).isEqualTo(TokenStatus.VALID);
        assertThat(read.entries()).isEqualTo(StatusList.ENTRIES);
    }

    @Test
    void aListThatIsTooLongOrCutOffIsRefused() {
        byte[] zlib = StatusBits.allValid(4096).deflate();

        assertThatIllegalArgumentException().isThrownBy(() -> StatusBits.inflate(zlib, 4092));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusBits.inflate(java.util.Arrays.copyOf(zlib, zlib.length - 6), 8192));
        assertThatIllegalArgumentException().isThrownBy(() -> StatusBits.inflate(new byte[] {1, 2, 3}, 8192));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aSignedListIsReadBackUnderItsKeyAlone(Kind kind) {
        Signer signer = root.issue(kind, "registry-510000");
        StatusList list = list();

        String jwt = list.sign(signer.jose("registry-510000"));
        StatusList read = StatusList.verify(jwt, JosePublicKey.ofCertificate(signer.pem()));

        assertThat(read).usingRecursiveComparison().isEqualTo(list);
        JosePublicKey another =
                JosePublicKey.ofCertificate(root.issue(kind, "registry-510000").pem());
        assertThatIllegalArgumentException().isThrownBy(() -> StatusList.verify(jwt, another));
        String[] parts = jwt.split("\\.");
        String later = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        new String(Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8)
                                .replace("\"version\":7", "\"version\":8")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusList.verify(
                        parts[0] + "." + later + "." + parts[2], JosePublicKey.ofCertificate(signer.pem())));
    }

    @Test
    void aListIsFreshUntilItsTimeToLiveIsOver() {
        assertThat(list().freshAt(NOW.plus(Duration.ofHours(1)))).isTrue();
        assertThat(list().freshAt(NOW.plus(Duration.ofHours(1)).plusMillis(1))).isFalse();
    }

    private static StatusList list() {
        return new StatusList(
                "https://registry.example/api/v1/status-lists/0",
                7,
                NOW,
                Duration.ofHours(1),
                StatusBits.allValid(StatusList.ENTRIES).deflate());
    }
}
