// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.neighbour;

import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zhengtong.schemas.message.SilentNode;

/** Nodes not heard of, and since when: what is known of their entries may be out of date, but stays (失联节点). */
@Singleton
public class SilentNodes {

    private final Jdbi jdbi;

    SilentNodes(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Takes a neighbour's word, or its silence, in place of what it said before. */
    public void replace(String toldBy, Collection<SilentNode> silent) {
        jdbi.useTransaction(h -> {
            h.createUpdate("DELETE FROM silent_node WHERE told_by = :toldBy")
                    .bind("toldBy", toldBy)
                    .execute();
            PreparedBatch batch =
                    h.prepareBatch("INSERT INTO silent_node (told_by, node, since) VALUES (:toldBy, :node, :since)");
            silent.forEach(node -> batch.bind("toldBy", toldBy)
                    .bind("node", node.getNode())
                    .bind("since", node.getSince())
                    .add());
            batch.execute();
        });
    }

    /** What to tell a neighbour: everything but what it said itself. */
    public List<SilentNode> except(String neighbour) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT node, min(since) AS since
                          FROM silent_node
                         WHERE told_by <> :neighbour
                         GROUP BY node
                         ORDER BY node
                        """)
                .bind("neighbour", neighbour)
                .map((rs, ctx) -> new SilentNode(
                        rs.getString("node"), rs.getTimestamp("since").toInstant()))
                .list());
    }

    /** Since when a node has not been heard of; empty while it is. */
    public Optional<Instant> since(String node) {
        return jdbi.withHandle(h -> h.createQuery("SELECT min(since) FROM silent_node WHERE node = :node")
                        .bind("node", node)
                        .mapTo(Timestamp.class)
                        .findFirst())
                .map(Timestamp::toInstant);
    }

    /** Since when each silent node has not been heard of. */
    public Map<String, Instant> since() {
        return jdbi.withHandle(h -> h
                .createQuery("SELECT node, min(since) AS since FROM silent_node GROUP BY node")
                .map((rs, ctx) ->
                        Map.entry(rs.getString("node"), rs.getTimestamp("since").toInstant()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
