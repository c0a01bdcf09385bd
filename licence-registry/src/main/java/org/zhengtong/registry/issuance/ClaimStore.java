// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

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
        return jdbi.withHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO issuance_request (caller, idempotency_key, digest, reservation, received_at)
                    VALUES (:caller, :key, :digest, :reservation, :at)
                    ON CONFLICT (caller, idempotency_key) DO NOTHING
                    """);
            for (Claim claim : claims) {
                batch.bind("caller", claim.key().caller())
                        .bind("key", claim.key().key())
                        .bind("digest", claim.digest())
                        .bind("reservation", claim.reservation())
                        .bind("at", clock.instant())
                        .add();
            }
            return IntStream.of(batch.execute()).allMatch(inserted -> inserted == 1);
        });
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
