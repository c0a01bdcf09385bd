// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.zhengtong.schemas.proof.CertificateReading;

/** A public P-256 key as JSON (JWK, RFC 7517; the point is on the curve), e.g. the key of a holder's wallet (钱包公钥). */
public record P256Jwk(String x, String y) {

    private static final int COORDINATE = 32;
    private static final X9ECParameters CURVE = CustomNamedCurves.getByOID(X9ObjectIdentifiers.prime256v1);

    /** Refuses what is no point of the curve. */
    public P256Jwk {
        point(x, y);
    }

    /**
     * Reads a key; names beside those of the key itself are left out.
     *
     * @throws IllegalArgumentException when it is no P-256 key, or a private one
     */
    public static P256Jwk read(JsonNode jwk) {
        if (!"EC".equals(jwk.path("kty").asText())
                || !"P-256".equals(jwk.path("crv").asText())) {
            throw new IllegalArgumentException("the key is not a P-256 key");
        }
        if (jwk.has("d")) {
            throw new IllegalArgumentException("the key is a private one");
        }
        return new P256Jwk(jwk.path("x").asText(), jwk.path("y").asText());
    }

    /** The key of a PEM certificate; empty when it is of another curve. */
    public static Optional<P256Jwk> ofCertificate(String pem) {
        var key = CertificateReading.first(pem).getSubjectPublicKeyInfo();
        if (!X9ObjectIdentifiers.prime256v1.equals(key.getAlgorithm().getParameters())) {
            return Optional.empty();
        }
        ECPoint point = CURVE.getCurve().decodePoint(key.getPublicKeyData().getBytes());
        return Optional.of(new P256Jwk(
                text(point.getAffineXCoord().getEncoded()),
                text(point.getAffineYCoord().getEncoded())));
    }

    public ObjectNode json() {
        return Jws.object().put("crv", "P-256").put("kty", "EC").put("x", x).put("y", y);
    }

    /** What the key is known by (RFC 7638, SHA-256). */
    public String thumbprint() {
        try {
            return text(MessageDigest.getInstance("SHA-256")
                    .digest(json().toString().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The key, to verify with. */
    public JosePublicKey key() {
        try {
            PublicKey key = KeyFactory.getInstance("EC", JoseKey.PROVIDER)
                    .generatePublic(new ECPublicKeySpec(
                            point(x, y),
                            new ECParameterSpec(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH())));
            return JosePublicKey.es256(key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a point of the curve is a key", impossible);
        }
    }

    private static ECPoint point(String x, String y) {
        return CURVE.getCurve().validatePoint(coordinate(x), coordinate(y));
    }

    private static BigInteger coordinate(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length != COORDINATE) {
            throw new IllegalArgumentException("a coordinate of a P-256 key has " + COORDINATE + " bytes");
        }
        return BigIntegers.fromUnsignedByteArray(bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
