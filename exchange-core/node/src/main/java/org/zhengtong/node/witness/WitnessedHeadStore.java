// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.witness;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.zhengtong.schemas.message.LogHead;
import org.zhengtong.schemas.message.SignedLogHead;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.MerkleFrontier;

/** SQL of the heads of neighbours' logs that this node has countersigned. */
@Singleton
class WitnessedHeadStore {

    private static final int LOCK_SPACE = 0x7A77; // apart from other advisory locks of this database

    private static final RowMapper<WitnessedHead> WITNESSED = (row, context) -> witnessed(
            row.getBytes("head"), row.getString("key_id"), row.getBytes("signature"), row.getBytes("frontier"));

    private final Jdbi jdbi;

    WitnessedHeadStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The newest witnessed head of a node; until the caller's transaction ends nobody else witnesses that node. */
    Optional<WitnessedHead> newestForChange(String node) {
        jdbi.useHandle(handle -> handle.execute("SELECT pg_advisory_xact_lock(?, hashtext(?))", LOCK_SPACE, node));
        return newest(node);
    }

    /** The newest witnessed head of a node. */
    Optional<WitnessedHead> newest(String node) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT head, key_id, signature, frontier
                        FROM witnessed_head
                        WHERE node = :node
                        ORDER BY size DESC
                        LIMIT 1
                        """).bind("node", node).map(WITNESSED).findOne());
    }

    /** The newest witnessed head of each node. */
    List<WitnessedHead> newest() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT ON (node) head, key_id, signature, frontier
                        FROM witnessed_head
                        ORDER BY node, size DESC
                        """).map(WITNESSED).list());
    }

    void insert(WitnessedHead witnessed) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO witnessed_head (node, size, head, key_id, signature, frontier)
                        VALUES (:node, :size, :head, :keyId, :signature, :frontier)
                        """)
                .bind("node", witnessed.head().getNode())
                .bind("size", witnessed.size())
                .bind("head", Wire.bytes(witnessed.signed().getHead()))
                .bind("keyId", witnessed.signed().getKeyId())
                .bind("signature", Wire.bytes(witnessed.signed().getSignature()))
                .bind("frontier", witnessed.frontier().encode())
                .execute());
    }

    private static WitnessedHead witnessed(byte[] head, String keyId, byte[] signature, byte[] frontier) {
        SignedLogHead signed = new SignedLogHead(ByteBuffer.wrap(head), keyId, ByteBuffer.wrap(signature), List.of());
        return new WitnessedHead(signed, Wire.decode(head, LogHead.class), MerkleFrontier.decode(frontier));
    }
}
