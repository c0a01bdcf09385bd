// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.jose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A signed JSON text in compact form (JWS, RFC 7515). Header and payload are objects; what is malformed is refused. */
public record Jws(ObjectNode header, ObjectNode payload, byte[] signed, byte[] signature) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** An empty header or payload to fill. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Signs a payload; the header gets algorithm, key id and the key's certificates. */
    public static String sign(JoseKey key, ObjectNode header, ObjectNode payload) {
        ObjectNode whole = header.deepCopy().put("alg", key.algorithm()).put("kid", key.keyId());
        if (!key.certificates().isEmpty()) {
            key.certificates().forEach(whole.putArray("x5c")::add);
        }
        String signed = base64(bytes(whole)) + "." + base64(bytes(payload));
        return signed + "." + base64(key.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * Reads a compact text; whether the signature holds is asked of {@link #fault}.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static Jws parse(String compact) {
        String[] parts = compact.strip().split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a signed JSON text has three parts");
        }
        Base64.Decoder decoder = Base64.getUrlDecoder();
        return new Jws(
                json(decoder.decode(parts[0])),
                json(decoder.decode(parts[1])),
                (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                decoder.decode(parts[2]));
    }

    /** Name of the key that is said to have signed. */
    public String keyId() {
        return header.path("kid").asText("");
    }

    /** Why it is not a text of this type signed by that key; empty when it is. */
    public Optional<String> fault(JosePublicKey key, String type) {
        if (!type.equals(header.path("typ").asText(""))) {
            return Optional.of("its type is not " + type);
        }
        if (!key.algorithm().equals(header.path("alg").asText("")) || header.has("crit")) {
            return Optional.of("its algorithm is not that of the key");
        }
        return key.verify(signed, signature) ? Optional.empty() : Optional.of("the signature does not hold");
    }

    private static ObjectNode json(byte[] bytes) {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException("a part is not a JSON object");
        } catch (IOException malformed) {
            throw new IllegalArgumentException("a part is not JSON", malformed);
        }
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree can always be written", impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
