// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.sharing;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.Signal;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Messages waiting to be carried to other nodes (store and forward). The node's worker claims, sends and acknowledges. */
@Singleton
public class SharingDispatch {

    private final Jdbi jdbi;
    private final CatalogConfig node;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;
    private final Signal signal = new Signal();

    SharingDispatch(Jdbi jdbi, CatalogConfig node, TransactionSynchronizationRegistry transactions, Clock clock) {
        this.jdbi = jdbi;
        this.node = node;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A message under way, and how often it was tried. */
    public record Due(SharingMessage message, int attempts) {}

    /** Stores a message for another node in the caller's transaction. */
    public void send(String targetNode, SharingMessageKind kind, String payload) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO sharing_dispatch (message_id, target_node, kind, payload, created_at,
                               attempts, next_attempt_at)
                        VALUES (:messageId, :targetNode, :kind, :payload, :now, 0, :now)
                        """)
                .bind("messageId", Uuid7.next(clock))
                .bind("targetNode", targetNode)
                .bind("kind", kind)
                .bind("payload", payload)
                .bind("now", clock.instant())
                .execute());
        transactions.registerInterposedSynchronization(new RaiseAfterCommit(signal));
    }

    /** Raised when this process stored a message. */
    public Signal signal() {
        return signal;
    }

    /** Takes due messages, oldest first; if no word comes within the lease they are due again. */
    public List<Due> claim(int limit, Duration lease) {
        return jdbi.inTransaction(h -> h.createQuery("""
                        UPDATE sharing_dispatch d
                           SET attempts = d.attempts + 1,
                               next_attempt_at = :leasedUntil
                          FROM (SELECT message_id
                                  FROM sharing_dispatch
                                 WHERE acked_at IS NULL
                                   AND next_attempt_at <= :now
                                 ORDER BY created_at, message_id
                                 LIMIT :limit
                                   FOR UPDATE SKIP LOCKED) due
                         WHERE d.message_id = due.message_id
                        RETURNING d.message_id, d.target_node, d.kind, d.payload, d.created_at, d.attempts
                        """)
                .bind("now", clock.instant())
                .bind("leasedUntil", clock.instant().plus(lease))
                .bind("limit", limit)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** The target node has applied the message. */
    public void acknowledge(String messageId) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE sharing_dispatch
                           SET acked_at = :now,
                               last_failure = NULL
                         WHERE message_id = :messageId
                        """)
                .bind("now", clock.instant())
                .bind("messageId", messageId)
                .execute());
    }

    /** The message did not get through; it is due again after a while. */
    public void postpone(String messageId, String failure, Duration wait) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE sharing_dispatch
                           SET last_failure = :failure,
                               next_attempt_at = :nextAttempt
                         WHERE message_id = :messageId
                        """)
                .bind("failure", failure)
                .bind("nextAttempt", clock.instant().plus(wait))
                .bind("messageId", messageId)
                .execute());
    }

    /** Messages to these nodes that wait to be tried again are due now; those put off for longer were refused and stay put off. */
    public void hurry(List<String> targetNodes, Duration longestWait) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE sharing_dispatch
                           SET attempts = 1,
                               next_attempt_at = :now
                         WHERE acked_at IS NULL
                           AND last_failure IS NOT NULL
                           AND target_node = ANY (:targetNodes)
                           AND next_attempt_at BETWEEN :now AND :latest
                        """)
                .bindArray("targetNodes", String.class, targetNodes)
                .bind("now", clock.instant())
                .bind("latest", clock.instant().plus(longestWait))
                .execute());
    }

    private Due read(ResultSet rs) throws SQLException {
        SharingMessage message = SharingMessage.newBuilder()
                .setMessageId(rs.getString("message_id"))
                .setFromNode(node.code())
                .setToNode(rs.getString("target_node"))
                .setKind(SharingMessageKind.valueOf(rs.getString("kind")))
                .setPayload(rs.getString("payload"))
                .setCreatedAt(rs.getTimestamp("created_at").toInstant())
                .build();
        return new Due(message, rs.getInt("attempts"));
    }

    private record RaiseAfterCommit(Signal signal) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // the message is stored already
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                signal.raise();
            }
        }
    }
}
