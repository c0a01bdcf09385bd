// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.zhengtong.schemas.message.Countersignature;
import org.zhengtong.schemas.message.Wire;

/** SQL of the countersignatures (见证) that neighbours gave to this node's log heads. */
@Singleton
public class HeadWitnessStore {

    /** A countersignature and the group after which the head it covers was signed. */
    public record Witnessed(long groupIndex, Countersignature countersignature) {}

    private static final RowMapper<Witnessed> WITNESSED = (row, context) -> new Witnessed(
            row.getLong("group_index"),
            Countersignature.newBuilder()
                    .setNode(row.getString("node"))
                    .setKeyId(row.getString("key_id"))
                    .setSignedAt(row.getTimestamp("signed_at").toInstant())
                    .setSignature(ByteBuffer.wrap(row.getBytes("signature")))
                    .build());

    private final Jdbi jdbi;

    HeadWitnessStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps a countersignature; a second one of the same neighbour over the same head changes nothing. */
    public void add(long groupIndex, Countersignature witness) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO head_witness (group_index, node, key_id, signed_at, signature)
                        VALUES (:groupIndex, :node, :keyId, :signedAt, :signature)
                        ON CONFLICT (node, group_index) DO NOTHING
                        """)
                .bind("groupIndex", groupIndex)
                .bind("node", witness.getNode())
                .bind("keyId", witness.getKeyId())
                .bind("signedAt", witness.getSignedAt().atOffset(ZoneOffset.UTC))
                .bind("signature", Wire.bytes(witness.getSignature()))
                .execute());
    }

    /** Size of the log that a neighbour has witnessed; 0 when it has witnessed nothing. */
    public long sizeWitnessedBy(String node) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT coalesce(max(group_index) + 1, 0) FROM head_witness WHERE node = :node")
                .bind("node", node)
                .mapTo(Long.class)
                .one());
    }

    /** Countersignatures of heads after groups from one index up to, not including, another; by group. */
    Map<Long, List<Countersignature>> between(long from, long to) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT group_index, node, key_id, signed_at, signature
                        FROM head_witness
                        WHERE group_index >= :from AND group_index < :to
                        ORDER BY group_index, node
                        """)
                .bind("from", from)
                .bind("to", to)
                .map(WITNESSED)
                .collect(Collectors.groupingBy(
                        Witnessed::groupIndex, Collectors.mapping(Witnessed::countersignature, Collectors.toList()))));
    }

    /** The newest countersignature of each neighbour. */
    List<Witnessed> newest() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT ON (node) group_index, node, key_id, signed_at, signature
                        FROM head_witness
                        ORDER BY node, group_index DESC
                        """).map(WITNESSED).list());
    }
}
