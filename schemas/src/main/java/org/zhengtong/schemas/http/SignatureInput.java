// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.http;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhengtong.schemas.http.RequestSignatureException.Reason;

/**
 * Signature-Input header (RFC 9421 §4.1) in the one form accepted here: label {@code sig1}, four components, five parameters in any
 * order. {@code parameters} is the text after {@code sig1=}, which the signature covers.
 */
public record SignatureInput(Instant created, Instant expires, String nonce, String keyId, String parameters) {

    public static final String HEADER = "Signature-Input";
    public static final String COMPONENTS = "(\"@method\" \"@path\" \"@query\" \"content-digest\")";
    public static final String ALGORITHM = "sm2-sm3";
    public static final Duration LIFETIME = Duration.ofSeconds(60);
    public static final Duration OLDEST = Duration.ofSeconds(300);
    public static final Duration FUTURE = Duration.ofSeconds(60);

    private static final int LONGEST = 1024;
    private static final Pattern HEADER_FORM = Pattern.compile("^\\s*sig1=(\\([^)]*\\))((?:; *[a-z]+=[^;]*)*)\\s*$");
    private static final Pattern PARAMETER =
            Pattern.compile("; *([a-z]+)=(?:\"([\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]*)\"|([0-9]{1,12}))");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{22,86}");
    private static final Pattern KEY_ID = Pattern.compile("[\\x21\\x23-\\x3a\\x3c-\\x5b\\x5d-\\x7e]{1,128}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Input of a request made now; seconds only, expires a minute later. */
    public static SignatureInput of(Instant created, String nonce, String keyId) {
        if (!NONCE.matcher(nonce).matches() || !KEY_ID.matcher(keyId).matches()) {
            throw new IllegalArgumentException("nonce or key id cannot stand in a Signature-Input header");
        }
        Instant from = Instant.ofEpochSecond(created.getEpochSecond());
        Instant to = from.plus(LIFETIME);
        String parameters = COMPONENTS + ";created=" + from.getEpochSecond() + ";expires=" + to.getEpochSecond()
                + ";nonce=\"" + nonce + "\";keyid=\"" + keyId + "\";alg=\"" + ALGORITHM + "\"";
        return new SignatureInput(from, to, nonce, keyId, parameters);
    }

    /** 128 random bits as base64url. */
    public static String newNonce() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /**
     * Reads a header.
     *
     * @throws RequestSignatureException {@code MALFORMED} saying what is wrong
     */
    public static SignatureInput parse(String header) {
        Matcher form = HEADER_FORM.matcher(header.length() > LONGEST ? "" : header);
        require(form.matches(), "the header is not one signature labelled sig1");
        require(form.group(1).equals(COMPONENTS), "the signature must cover exactly " + COMPONENTS);
        Map<String, String> values = new HashMap<>();
        StringBuilder canonical = new StringBuilder(COMPONENTS);
        Matcher parameter = PARAMETER.matcher(form.group(2));
        int end = 0;
        while (parameter.find() && parameter.start() == end) {
            end = parameter.end();
            boolean quoted = parameter.group(2) != null;
            String name = parameter.group(1);
            String value = quoted ? parameter.group(2) : parameter.group(3);
            boolean number = name.equals("created") || name.equals("expires");
            require(number != quoted, "parameter " + name + " has the wrong type");
            require(values.put(name, value) == null, "parameter " + name + " appears twice");
            canonical.append(';').append(name).append('=').append(quoted ? "\"" + value + "\"" : value);
        }
        require(end == form.group(2).length(), "the parameters cannot be read");
        return checked(values, canonical.toString());
    }

    /** Header value. */
    public String format() {
        return "sig1=" + parameters;
    }

    /**
     * Checks the age: made at most 300 s ago and at most 60 s ahead. A shorter life the sender chose counts, with the same 240 s for
     * clocks that disagree.
     */
    public void requireCurrent(Instant now) {
        Duration tolerance = OLDEST.minus(LIFETIME);
        if (now.isAfter(created.plus(OLDEST)) || now.isAfter(expires.plus(tolerance))) {
            throw new RequestSignatureException(Reason.EXPIRED, "created " + created + ", now " + now);
        }
        if (created.isAfter(now.plus(FUTURE))) {
            throw new RequestSignatureException(Reason.NOT_YET_VALID, "created " + created + ", now " + now);
        }
    }

    private static SignatureInput checked(Map<String, String> values, String canonical) {
        Instant created = seconds(values, "created");
        Instant expires = seconds(values, "expires");
        String nonce = values.getOrDefault("nonce", "");
        String keyId = values.getOrDefault("keyid", "");
        require(values.size() == 5, "exactly created, expires, nonce, keyid and alg are allowed");
        require(ALGORITHM.equals(values.get("alg")), "alg must be " + ALGORITHM);
        require(NONCE.matcher(nonce).matches(), "nonce must be at least 22 base64url characters");
        require(KEY_ID.matcher(keyId).matches(), "keyid must be 1 to 128 visible characters");
        require(
                expires.isAfter(created) && !expires.isAfter(created.plus(LIFETIME)),
                "expires must be at most 60 s after created");
        return new SignatureInput(created, expires, nonce, keyId, canonical);
    }

    private static Instant seconds(Map<String, String> values, String name) {
        String value = values.getOrDefault(name, "");
        require(!value.isEmpty(), "parameter " + name + " is missing");
        return Instant.ofEpochSecond(Long.parseLong(value));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new RequestSignatureException(Reason.MALFORMED, otherwise);
        }
    }
}
