// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** SQL of the requests (签发请求): which caller's key was used for which reservation. */
@ApplicationScoped
class ClaimStore {

    private final Jdbi jdbi;
    private final Clock clock;

    ClaimStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A caller's key. */
    record Key(String caller, String key) {}

    /** What a key is used for, with the digest of the order. */
    record Claim(Key key, byte[] digest, String reservation) {}

    /** Claims the keys; false when one was claimed before. Waits for a concurrent claim to end. */
    boolean claim(List<Claim> claims) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO issuance_request (caller, idempotency_key, digest, reservation, received_at)
                                SELECT given.caller, given.key, decode(given.digest, 'hex'), given.reservation, :at
                                FROM unnest(:callers, :keys, :digests, :reservations)
                                    AS given (caller, key, digest, reservation)
                                ON CONFLICT (caller, idempotency_key) DO NOTHING
                                """)
                        .bindArray("callers", String.class, each(claims, claim -> claim.key()
                                .caller()))
                        .bindArray("keys", String.class, each(claims, claim -> claim.key()
                                .key()))
                        .bindArray("digests", String.class, each(claims, claim -> HexFormat.of()
                                .formatHex(claim.digest())))
                        .bindArray("reservations", String.class, each(claims, Claim::reservation))
                        .bind("at", clock.instant())
                        .execute()
                == claims.size());
    }

    private static <T> List<T> each(List<Claim> claims, Function<Claim, T> part) {
        return claims.stream().map(part).toList();
    }

    /** Those of the keys that were claimed. */
    Map<Key, Claim> claimed(List<Key> keys) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT caller, idempotency_key, digest, reservation
                        FROM issuance_request
                        WHERE (caller, idempotency_key) IN (SELECT * FROM unnest(:callers, :keys))
                        """)
                .bindArray(
                        "callers", String.class, keys.stream().map(Key::caller).toList())
                .bindArray("keys", String.class, keys.stream().map(Key::key).toList())
                .map((row, context) -> new Claim(
                        new Key(row.getString("caller"), row.getString("idempotency_key")),
                        row.getBytes("digest"),
                        row.getString("reservation")))
                .collect(Collectors.toMap(Claim::key, claim -> claim)));
    }
}
