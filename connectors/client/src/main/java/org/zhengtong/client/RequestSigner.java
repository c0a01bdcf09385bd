// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * Signs HTTP requests as nodes expect them: RFC 9421 over method, path, query and the RFC 9530 content digest, with SM2
 * and SM3. Every call makes a new nonce; a signature is good for one request.
 */
public final class RequestSigner {

    private static final String COMPONENTS = "(\"@method\" \"@path\" \"@query\" \"content-digest\")";
    private static final int SECONDS_TO_LIVE = 60;

    private final Sm2Credentials credentials;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public RequestSigner(Sm2Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /** The headers Content-Digest, Signature-Input and Signature of a request; an absent body is an empty one. */
    public Map<String, String> sign(String method, URI target, byte[] body) {
        String digest = "sm3=:" + Base64.getEncoder().encodeToString(sm3(body)) + ":";
        String parameters = parameters();
        String base = "\"@method\": " + method.toUpperCase(Locale.ROOT)
                + "\n\"@path\": " + path(target)
                + "\n\"@query\": " + query(target)
                + "\n\"content-digest\": " + digest
                + "\n\"@signature-params\": " + parameters;
        byte[] signature = credentials.sign(base.getBytes(StandardCharsets.UTF_8));

        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Digest", digest);
        headers.put("Signature-Input", "sig1=" + parameters);
        headers.put("Signature", "sig1=:" + Base64.getEncoder().encodeToString(signature) + ":");
        return headers;
    }

    private String parameters() {
        long created = clock.instant().getEpochSecond();
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        return COMPONENTS + ";created=" + created
                + ";expires=" + (created + SECONDS_TO_LIVE)
                + ";nonce=\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(nonce) + "\""
                + ";keyid=\"" + credentials.keyId() + "\""
                + ";alg=\"sm2-sm3\"";
    }

    private static String path(URI target) {
        String path = target.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    private static String query(URI target) {
        String query = target.getRawQuery();
        return query == null ? "?" : "?" + query;
    }

    private static byte[] sm3(byte[] body) {
        SM3Digest digest = new SM3Digest();
        digest.update(body, 0, body.length);
        byte[] value = new byte[digest.getDigestSize()];
        digest.doFinal(value, 0);
        return value;
    }
}
