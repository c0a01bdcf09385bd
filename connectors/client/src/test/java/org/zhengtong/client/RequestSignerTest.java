// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.http.ContentDigest;
import org.zhengtong.schemas.http.RequestSignature;
import org.zhengtong.schemas.http.RequestSignatureException;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/** What the client signs, the nodes' own code verifies. */
class RequestSignerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final byte[] EMPTY = {};

    private final KeyPair pair = ClientFixtures.sm2KeyPair();
    private final Sm2PublicKey publicKey = Sm2PublicKey.ofPem(ClientFixtures.publicPem(pair));
    private final RequestSigner signer = new RequestSigner(
            Sm2Credentials.of("bz-food-system", ClientFixtures.privatePem(pair)), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void emptyBodyVerifies() {
        verify("GET", URI.create("http://node/api/v1/network"), EMPTY);
    }

    @Test
    void queryVerifiesAsItStandsInTheRequestLine() {
        verify("GET", URI.create("http://node/api/v1/catalogue/search?text=%E9%A3%9F%E5%93%81&limit=5"), EMPTY);
    }

    @Test
    void addressWithoutPathVerifies() {
        verify("GET", URI.create("http://node"), EMPTY);
    }

    @Test
    void chineseBodyVerifies() {
        verify("POST", URI.create("http://node/api/v1/exchanges"), "{\"姓名\":\"陈示例\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anotherPathDoesNotVerify() {
        Map<String, String> headers = signer.sign("GET", URI.create("http://node/a"), EMPTY);

        assertThatThrownBy(
                        () -> read("GET", URI.create("http://node/b"), headers).verify(publicKey, NOW))
                .isInstanceOf(RequestSignatureException.class);
    }

    @Test
    void everySignatureHasANonceOfItsOwn() {
        URI target = URI.create("http://node/a");

        assertThat(read("GET", target, signer.sign("GET", target, EMPTY))
                        .input()
                        .nonce())
                .isNotEqualTo(read("GET", target, signer.sign("GET", target, EMPTY))
                        .input()
                        .nonce());
    }

    @Test
    void keysThatAreNotSm2AreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sm2Credentials.of("s", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----"))
                .withMessageContaining("PKCS#8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sm2Credentials.of("s", ClientFixtures.p256Pem()))
                .withMessageContaining("sm2p256v1");
    }

    private void verify(String method, URI target, byte[] body) {
        Map<String, String> headers = signer.sign(method, target, body);

        RequestSignature signature = read(method, target, headers);
        signature.verify(publicKey, NOW);

        assertThat(signature.input().keyId()).isEqualTo("bz-food-system");
        assertThat(ContentDigest.matches(signature.contentDigest(), body)).isTrue();
    }

    private static RequestSignature read(String method, URI target, Map<String, String> headers) {
        return RequestSignature.parse(
                method,
                target.getRawPath(),
                target.getRawQuery(),
                headers.get("Content-Digest"),
                headers.get("Signature-Input"),
                headers.get("Signature"));
    }
}
