// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengtong.schemas.http.RequestSignature.Headers;
import org.zhengtong.schemas.http.RequestSignatureException.Reason;
import org.zhengtong.schemas.proof.Sm2Key;

class RequestSignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00.900Z");
    private static final String PATH = "/api/v1/exchanges";
    private static final byte[] BODY = "{\"resource\":\"105002/510000000001\"}".getBytes(StandardCharsets.UTF_8);
    private static final String NONCE = "AAAAAAAAAAAAAAAAAAAAAA";

    private final Sm2Key key = Sm2Key.generate();
    private final Headers headers = RequestSignature.sign("POST", PATH, null, BODY, "intake", key, NOW);

    @Test
    void signatureBaseIsTheOneOfTheStandard() {
        SignatureInput input = SignatureInput.of(Instant.ofEpochSecond(1_795_190_400), NONCE, "intake");

        byte[] base = RequestSignature.base("GET", "/api/v1/catalogue/search", "text=%E8%AF%81", "sm3=:AA==:", input);

        assertThat(new String(base, StandardCharsets.UTF_8)).isEqualTo("""
                        "@method": GET
                        "@path": /api/v1/catalogue/search
                        "@query": ?text=%E8%AF%81
                        "content-digest": sm3=:AA==:
                        "@signature-params": ("@method" "@path" "@query" "content-digest");created=1795190400;expires=1795190460;nonce="AAAAAAAAAAAAAAAAAAAAAA";keyid="intake";alg="sm2-sm3\"""");
    }

    @Test
    void signedRequestVerifies() {
        RequestSignature received = received("POST", PATH, null, headers);

        assertThatCode(() -> received.verify(key.publicKey(), NOW)).doesNotThrowAnyException();
        assertThat(received.input().keyId()).isEqualTo("intake");
        assertThat(received.input().nonce()).matches("[A-Za-z0-9_-]{22}");
        assertThat(ContentDigest.matches(received.contentDigest(), BODY)).isTrue();
        assertThat(headers.asMap()).containsOnlyKeys("Content-Digest", "Signature-Input", "Signature");
    }

    @Test
    void queryIsCoveredAndAbsentMeansEmpty() {
        Headers withQuery = RequestSignature.sign("GET", PATH, "a=1", new byte[0], "intake", key, NOW);

        assertThatCode(() -> received("GET", PATH, "a=1", withQuery).verify(key.publicKey(), NOW))
                .doesNotThrowAnyException();
        assertThat(refusal(() -> received("GET", PATH, null, withQuery).verify(key.publicKey(), NOW)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThatCode(() -> received("POST", PATH, "", headers).verify(key.publicKey(), NOW))
                .doesNotThrowAnyException();
    }

    @Test
    void everyChangedPartIsRefused() {
        String otherDigest = ContentDigest.of(new byte[0]);
        Headers otherBody = new Headers(otherDigest, headers.signatureInput(), headers.signature());
        Headers otherKeyId = new Headers(
                headers.contentDigest(), headers.signatureInput().replace("intake", "other"), headers.signature());
        Headers otherNonce = new Headers(
                headers.contentDigest(),
                headers.signatureInput().replaceFirst("nonce=\"[^\"]*", "nonce=\"AAAAAAAAAAAAAAAAAAAAAA"),
                headers.signature());

        assertThat(refusal(() -> received("PUT", PATH, null, headers).verify(key.publicKey(), NOW)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(
                        () -> received("POST", "/api/v1/other", null, headers).verify(key.publicKey(), NOW)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(() -> received("POST", PATH, null, otherBody).verify(key.publicKey(), NOW)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(() -> received("POST", PATH, null, otherKeyId).verify(key.publicKey(), NOW)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(() -> received("POST", PATH, null, otherNonce).verify(key.publicKey(), NOW)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(() -> received("POST", PATH, null, headers)
                        .verify(Sm2Key.generate().publicKey(), NOW)))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @CsvSource({"-60, true", "-61, false", "299, true", "301, false"})
    void windowIsFiveMinutesBackAndOneAhead(long secondsLater, boolean accepted) {
        Headers exact = RequestSignature.sign(
                "POST", PATH, null, BODY, "intake", key, Instant.ofEpochSecond(NOW.getEpochSecond()));
        RequestSignature received = received("POST", PATH, null, exact);
        Instant then = Instant.ofEpochSecond(NOW.getEpochSecond()).plusSeconds(secondsLater);

        if (accepted) {
            assertThatCode(() -> received.verify(key.publicKey(), then)).doesNotThrowAnyException();
        } else {
            assertThat(refusal(() -> received.verify(key.publicKey(), then)))
                    .isEqualTo(secondsLater > 0 ? Reason.EXPIRED : Reason.NOT_YET_VALID);
        }
    }

    @Test
    void missingHeadersAreNamed() {
        assertThat(refusal(() ->
                        RequestSignature.parse("GET", PATH, null, null, headers.signatureInput(), headers.signature())))
                .isEqualTo(Reason.MISSING);
        assertThat(refusal(() ->
                        RequestSignature.parse("GET", PATH, null, headers.contentDigest(), null, headers.signature())))
                .isEqualTo(Reason.MISSING);
        assertThat(refusal(() -> RequestSignature.parse(
                        "GET", PATH, null, headers.contentDigest(), headers.signatureInput(), " ")))
                .isEqualTo(Reason.MISSING);
    }

    @Test
    void signatureHeaderMustBeBase64() {
        assertThat(refusal(() -> RequestSignature.parse(
                        "GET", PATH, null, headers.contentDigest(), headers.signatureInput(), "sig1=abc")))
                .isEqualTo(Reason.MALFORMED);
        assertThat(refusal(() -> RequestSignature.parse(
                        "GET", PATH, null, headers.contentDigest(), headers.signatureInput(), "sig1=:A:")))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void parametersMayComeInAnyOrderAndAreSignedAsTheyCame() {
        String parameters = SignatureInput.COMPONENTS + ";keyid=\"intake\";alg=\"sm2-sm3\";created="
                + NOW.getEpochSecond() + ";nonce=\"" + NONCE + "\";expires=" + (NOW.getEpochSecond() + 30);
        SignatureInput input = SignatureInput.parse("sig1=" + parameters);

        assertThat(input.parameters()).isEqualTo(parameters);
        assertThat(SignatureInput.parse(input.format())).isEqualTo(input);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "sig2= | ",
                "'\"@path\" ' | ",
                "created=1795190400 | created=\"1795190400\"",
                "created=1795190400; | ",
                "expires=1795190460 | expires=1795190461",
                "expires=1795190460 | expires=1795190400",
                "AAAAAAAAAAAAAAAAAAAAAA | AAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAA | AAAAAAAAAAAAAAAAAAAAA!",
                "sm2-sm3 | rsa-pss-sha512",
                ";alg=\"sm2-sm3\" | ",
                "intake | ''",
                ";alg | ;tag=\"x\";alg",
                ";alg | ;nonce=\"AAAAAAAAAAAAAAAAAAAAAA\";alg"
            })
    void headersOutsideTheProfileAreRefused(String part, @Nullable String replacement) {
        String valid = SignatureInput.of(Instant.ofEpochSecond(1_795_190_400), NONCE, "intake")
                .format();
        String changed = part.equals("sig2=")
                ? valid.replace("sig1=", part)
                : valid.replace(part, replacement == null ? "" : replacement);

        assertThat(changed).isNotEqualTo(valid);
        assertThat(refusal(() -> SignatureInput.parse(changed))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void keyIdsThatBreakTheHeaderAreRefusedWhenSigning() {
        assertThatIllegalArgumentException().isThrownBy(() -> SignatureInput.of(NOW, NONCE, "a\"b"));
        assertThatIllegalArgumentException().isThrownBy(() -> SignatureInput.of(NOW, "short", "intake"));
    }

    private static RequestSignature received(String method, String path, @Nullable String query, Headers headers) {
        return RequestSignature.parse(
                method, path, query, headers.contentDigest(), headers.signatureInput(), headers.signature());
    }

    private static Reason refusal(ThrowingCallable action) {
        return catchThrowableOfType(RequestSignatureException.class, action).reason();
    }
}
