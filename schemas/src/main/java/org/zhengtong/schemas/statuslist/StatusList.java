// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.statuslist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.zhengtong.schemas.jose.JoseKey;
import org.zhengtong.schemas.jose.JosePublicKey;
import org.zhengtong.schemas.jose.Jws;

/**
 * One version of a status list (证照状态列表), signed as a JWT of type {@code statuslist+jwt}.
 *
 * @param uri where the list is published ({@code sub})
 * @param version rises with every publication; a claim of our own
 * @param issuedAt to the second
 * @param ttl how long it may be believed without asking again
 * @param zlib the states in ZLIB form
 */
public record StatusList(String uri, long version, Instant issuedAt, Duration ttl, byte[] zlib) {

    /** Entries of every list. */
    public static final int ENTRIES = 1 << 20;

    public static final String TYPE = "statuslist+jwt";
    public static final String MEDIA_TYPE = "application/statuslist+jwt";

    /** The states. */
    public StatusBits states() {
        return StatusBits.inflate(zlib, ENTRIES);
    }

    /** Whether it may still be believed. */
    public boolean freshAt(Instant moment) {
        return !moment.isAfter(issuedAt.plus(ttl));
    }

    public String sign(JoseKey key) {
        ObjectNode payload = Jws.object()
                .put("sub", uri)
                .put("iat", issuedAt.getEpochSecond())
                .put("exp", issuedAt.plus(ttl).getEpochSecond())
                .put("ttl", ttl.toSeconds())
                .put("version", version);
        payload.putObject("status_list")
                .put("bits", StatusBits.BITS)
                .put("lst", Base64.getUrlEncoder().withoutPadding().encodeToString(zlib));
        return Jws.sign(key, Jws.object().put("typ", TYPE), payload);
    }

    /**
     * Reads a list signed by the key. Whether it is fresh is for the caller to ask.
     *
     * @throws IllegalArgumentException when it is not one or the signature does not hold
     */
    public static StatusList verify(String jwt, JosePublicKey key) {
        Jws jws = Jws.parse(jwt);
        jws.fault(key, TYPE).ifPresent(fault -> {
            throw new IllegalArgumentException("status list: " + fault);
        });
        ObjectNode payload = jws.payload();
        if (payload.path("status_list").path("bits").asInt() != StatusBits.BITS
                || !payload.path("iat").canConvertToLong()
                || payload.path("ttl").asLong() <= 0) {
            throw new IllegalArgumentException("status list: bits, iat or ttl are missing or not ours");
        }
        StatusList list = new StatusList(
                payload.path("sub").asText(""),
                payload.path("version").asLong(),
                Instant.ofEpochSecond(payload.path("iat").asLong()),
                Duration.ofSeconds(payload.path("ttl").asLong()),
                Base64.getUrlDecoder()
                        .decode(payload.path("status_list").path("lst").asText("")));
        if (list.states().entries() != ENTRIES) {
            throw new IllegalArgumentException("status list: it has not " + ENTRIES + " entries");
        }
        return list;
    }
}
