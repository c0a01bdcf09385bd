// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A holder's wallet by the letter of OpenID4VCI 1.0, on the JDK's own cryptography. */
public final class Wallet {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

    private final KeyPair key;

    public Wallet() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the window hands out. */
    public record Offer(String configuration, String code, String txCode) {}

    /** Has the window offer the licence; needs the role registrar. */
    public static Offer offered(String identifier) {
        var answer = given().post("/api/v1/licences/" + identifier + "/wallet-offers")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Offer(
                answer.getString("offer.credential_configuration_ids[0]"),
                answer.getString("offer.grants.'" + GRANT + "'.pre-authorized_code"),
                answer.getString("txCode"));
    }

    public static Response redeem(String code, String txCode) {
        return given().formParam("grant_type", GRANT)
                .formParam("pre-authorized_code", code)
                .formParam("tx_code", txCode)
                .post("/api/v1/wallet/token");
    }

    public static String token(Offer offer) {
        return redeem(offer.code(), offer.txCode())
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    public static String nonce() {
        return given().post("/api/v1/wallet/nonce")
                .then()
                .statusCode(200)
                .extract()
                .path("c_nonce");
    }

    public static Response credential(String token, String configuration, String proof) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(Map.of("credential_configuration_id", configuration, "proofs", Map.of("jwt", List.of(proof))))
                .post("/api/v1/wallet/credential");
    }

    /** The whole way from the offer to the credential. */
    public String fetch(String identifier) {
        Offer offer = offered(identifier);
        return credential(token(offer), offer.configuration(), proof(TrustResource.URL, nonce()))
                .then()
                .statusCode(200)
                .extract()
                .path("credentials[0].credential");
    }

    /** A proof of this wallet's key. */
    public String proof(String audience, String nonce) {
        ObjectNode header = JSON.createObjectNode().put("typ", "openid4vci-proof+jwt");
        header.set("jwk", jwk());
        return sign(
                header,
                JSON.createObjectNode()
                        .put("aud", audience)
                        .put("iat", Instant.now().getEpochSecond())
                        .put("nonce", nonce));
    }

    /** The credential with those disclosures alone whose array of salt, name and value is wanted. */
    public static String disclosing(String credential, Predicate<String> wanted) {
        String[] parts = credential.split("~");
        return parts[0]
                + '~'
                + Arrays.stream(parts, 1, parts.length)
                        .filter(part ->
                                wanted.test(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8)))
                        .map(part -> part + '~')
                        .collect(Collectors.joining());
    }

    /** The credential with a proof of this wallet's key behind it (KB-JWT). */
    public String presented(String credential, String nonce) {
        return credential
                + sign(
                        JSON.createObjectNode().put("typ", "kb+jwt"),
                        JSON.createObjectNode()
                                .put("aud", "https://verifier.example")
                                .put("iat", Instant.now().getEpochSecond())
                                .put("nonce", nonce)
                                .put("sd_hash", base64(sha256(credential))));
    }

    public ObjectNode jwk() {
        ECPublicKey open = (ECPublicKey) key.getPublic();
        return JSON.createObjectNode()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("x", coordinate(open.getW().getAffineX()))
                .put("y", coordinate(open.getW().getAffineY()));
    }

    private String sign(ObjectNode header, ObjectNode payload) {
        String signed = Stream.of(header.put("alg", "ES256"), payload)
                .map(part -> base64(part.toString().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining("."));
        try {
            Signature es256 = Signature.getInstance("SHA256withECDSAinP1363Format");
            es256.initSign(key.getPrivate());
            es256.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + base64(es256.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = new byte[32];
        byte[] signed = number.toByteArray();
        int length = Math.min(signed.length, bytes.length);
        System.arraycopy(signed, signed.length - length, bytes, bytes.length - length, length);
        return base64(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
