// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.network;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Keeps every verified network map this node has seen. */
@Singleton
class NetworkMapStore {

    private final Jdbi jdbi;

    NetworkMapStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The signed bytes of the highest version. */
    Optional<byte[]> newest() {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT signed_map
                          FROM network_map
                         ORDER BY version DESC
                         LIMIT 1""").mapTo(byte[].class).findOne());
    }

    /** Keeps a version; a version already kept stays as it is. */
    void keep(long version, byte[] signed, String source) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO network_map (version, signed_map, source)
                        VALUES (:version, :signed, :source)
                        ON CONFLICT (version) DO NOTHING""")
                .bind("version", version)
                .bind("signed", signed)
                .bind("source", source)
                .execute());
    }
}
