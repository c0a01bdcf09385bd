// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.http.RequestSignatureException.Reason;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/**
 * Signature of an HTTP request (RFC 9421) as it arrives: SM2 over method, path, query and body digest. Paths and queries are raw, as
 * they stand in the request line; the query without its question mark, null or empty when there is none.
 */
public record RequestSignature(
        String method,
        String path,
        @Nullable String query,
        String contentDigest,
        SignatureInput input,
        byte[] signature) {

    public static final String HEADER = "Signature";

    private static final Pattern FORM = Pattern.compile("^\\s*sig1=:([A-Za-z0-9+/]{1,128}={0,2}):\\s*$");

    /** The three headers of a signed request. */
    public record Headers(String contentDigest, String signatureInput, String signature) {

        public Map<String, String> asMap() {
            return Map.of(
                    ContentDigest.HEADER, contentDigest,
                    SignatureInput.HEADER, signatureInput,
                    RequestSignature.HEADER, signature);
        }
    }

    /** Signs a request made now with a fresh nonce. */
    public static Headers sign(
            String method, String path, @Nullable String query, byte[] body, String keyId, Sm2Key key, Instant now) {
        return sign(method, path, query, body, SignatureInput.of(now, SignatureInput.newNonce(), keyId), key);
    }

    public static Headers sign(
            String method, String path, @Nullable String query, byte[] body, SignatureInput input, Sm2Key key) {
        String digest = ContentDigest.of(body);
        byte[] signature = key.sign(base(method, path, query, digest, input));
        return new Headers(
                digest, input.format(), "sig1=:" + Base64.getEncoder().encodeToString(signature) + ":");
    }

    /**
     * Reads the headers of a request; a header that is absent is null.
     *
     * @throws RequestSignatureException {@code MISSING} or {@code MALFORMED}
     */
    public static RequestSignature parse(
            String method,
            String path,
            @Nullable String query,
            @Nullable String contentDigest,
            @Nullable String signatureInput,
            @Nullable String signature) {
        String digest = required(ContentDigest.HEADER, contentDigest);
        SignatureInput input = SignatureInput.parse(required(SignatureInput.HEADER, signatureInput));
        Matcher form = FORM.matcher(required(HEADER, signature));
        if (!form.matches()) {
            throw new RequestSignatureException(Reason.MALFORMED, "the Signature header is not sig1=:base64:");
        }
        try {
            byte[] der = Base64.getDecoder().decode(form.group(1));
            return new RequestSignature(method, path, query, digest, input, der);
        } catch (IllegalArgumentException notBase64) {
            throw new RequestSignatureException(Reason.MALFORMED, "the signature is not base64");
        }
    }

    /**
     * Checks age and signature. The body's digest ({@link ContentDigest#matches}) and the nonce are the receiver's to check.
     *
     * @throws RequestSignatureException {@code EXPIRED}, {@code NOT_YET_VALID} or {@code BAD_SIGNATURE}
     */
    public void verify(Sm2PublicKey key, Instant now) {
        input.requireCurrent(now);
        Optional<String> fault = key.reason(base(method, path, query, contentDigest, input), signature);
        if (fault.isPresent()) {
            throw new RequestSignatureException(Reason.BAD_SIGNATURE, fault.get());
        }
    }

    /** Signature base (RFC 9421 §2.5): five lines, no line feed at the end. */
    public static byte[] base(
            String method, String path, @Nullable String query, String contentDigest, SignatureInput input) {
        String text = "\"@method\": " + method
                + "\n\"@path\": " + (path.isEmpty() ? "/" : path)
                + "\n\"@query\": ?" + (query == null ? "" : query)
                + "\n\"content-digest\": " + contentDigest.strip()
                + "\n\"@signature-params\": " + input.parameters();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String required(String header, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new RequestSignatureException(Reason.MISSING, "the request has no " + header + " header");
        }
        return value;
    }
}
