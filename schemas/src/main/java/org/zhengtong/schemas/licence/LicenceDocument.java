// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.licence;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/**
 * A signed electronic licence (电子证照文档): its content, the issuing authority's SM2 signature over the canonical content (base64 of
 * DER), and the certificate to check it with. Whether that certificate is the authority's is for the verifier to judge.
 */
@JsonIgnoreProperties(ignoreUnknown = false)
public record LicenceDocument(ObjectNode content, String signature, String certificatePem, String algorithm) {

    public static final String ALGORITHM = "SM3withSM2";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public LicenceDocument {
        content = content.deepCopy();
    }

    /** A copy; the document does not change. */
    @Override
    public ObjectNode content() {
        return content.deepCopy();
    }

    /** A text of the content; empty when it has none of that name. */
    public String text(String name) {
        return content.path(name).asText("");
    }

    /** Signs content; the certificate must be that of the key. */
    public static LicenceDocument sign(ObjectNode content, Sm2Key key, String certificatePem) {
        if (!Sm2PublicKey.ofCertificate(certificatePem).equals(key.publicKey())) {
            throw new IllegalArgumentException("the certificate is not that of the signing key");
        }
        return assemble(content, key.sign(CanonicalJson.bytes(content)), certificatePem);
    }

    /** A document from a signature made elsewhere, over exactly {@link CanonicalJson#bytes}. */
    public static LicenceDocument assemble(ObjectNode content, byte[] signature, String certificatePem) {
        return new LicenceDocument(content, Base64.getEncoder().encodeToString(signature), certificatePem, ALGORITHM);
    }

    /** The bytes the signature covers. */
    public byte[] signedBytes() {
        return CanonicalJson.bytes(content);
    }

    /** DER of the signature. */
    public byte[] signatureBytes() {
        return Base64.getDecoder().decode(signature);
    }

    public boolean verify() {
        return reason().isEmpty();
    }

    /** Why the signature does not hold under the enclosed certificate; empty when it does. */
    public Optional<String> reason() {
        try {
            return reason(Sm2PublicKey.ofCertificate(certificatePem));
        } catch (RuntimeException unreadable) {
            return Optional.of("the certificate cannot be read: " + unreadable.getMessage());
        }
    }

    /** Why the signature does not hold under that key; empty when it does. */
    public Optional<String> reason(Sm2PublicKey key) {
        if (!ALGORITHM.equals(algorithm)) {
            return Optional.of("the algorithm is not " + ALGORITHM);
        }
        try {
            return key.reason(signedBytes(), signatureBytes());
        } catch (IllegalArgumentException malformed) {
            return Optional.of(String.valueOf(malformed.getMessage()));
        }
    }

    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a document can always be written", impossible);
        }
    }

    /**
     * Reads a document strictly: no unknown, missing or doubled names.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static LicenceDocument fromJson(String json) {
        try {
            return JSON.readValue(json, LicenceDocument.class);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not a licence document: " + malformed.getOriginalMessage(), malformed);
        }
    }
}
