// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** SQL of the table {@code request_nonce}. */
@Singleton
class NonceStore {

    record Key(String keyId, String nonce) {}

    record Nonce(String keyId, String nonce, Instant keepUntil) {
        Key key() {
            return new Key(keyId, nonce);
        }
    }

    private final Jdbi jdbi;

    NonceStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Stores a group; returns those that were not there before. Does not wait for the disk: a crash of the database may forget the last
     * fraction of a second, never more.
     */
    List<Key> insert(List<Nonce> group) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        WITH no_wait AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
                        INSERT INTO request_nonce (key_id, nonce, keep_until)
                        SELECT n.key_id, n.nonce, n.keep_until
                        FROM no_wait, unnest(CAST(:keyIds AS text[]), CAST(:nonces AS text[]), CAST(:keepUntil AS timestamptz[]))
                            AS n (key_id, nonce, keep_until)
                        ON CONFLICT DO NOTHING
                        RETURNING key_id, nonce
                        """)
                .bindArray(
                        "keyIds", String.class, group.stream().map(Nonce::keyId).toList())
                .bindArray(
                        "nonces", String.class, group.stream().map(Nonce::nonce).toList())
                .bindArray(
                        "keepUntil",
                        String.class,
                        group.stream()
                                .map(nonce -> nonce.keepUntil().toString())
                                .toList())
                .map((row, context) -> new Key(row.getString("key_id"), row.getString("nonce")))
                .list());
    }

    void deleteExpired(Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM request_nonce WHERE keep_until < :now")
                .bind("now", now)
                .execute());
    }
}
