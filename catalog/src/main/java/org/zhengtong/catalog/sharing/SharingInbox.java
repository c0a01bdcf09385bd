// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.sharing;

import static org.zhengtong.catalog.sharing.SharingProblem.SHARING_MESSAGE_MISDIRECTED;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.message.SharingMessage;

/** Takes messages from other nodes: remembered and applied in one transaction, a repeated one is only acknowledged. */
@ApplicationScoped
public class SharingInbox {

    private final Jdbi jdbi;
    private final CatalogConfig node;
    private final List<SharingHandler> handlers;
    private final Clock clock;

    SharingInbox(Jdbi jdbi, CatalogConfig node, @All List<SharingHandler> handlers, Clock clock) {
        this.jdbi = jdbi;
        this.node = node;
        this.handlers = List.copyOf(handlers);
        this.clock = clock;
    }

    /** Applies a message whose origin the node has proven. */
    @Transactional
    public void receive(SharingMessage message) {
        if (!message.getToNode().equals(node.code())) {
            throw new ProblemException(
                    SHARING_MESSAGE_MISDIRECTED,
                    "message " + message.getMessageId() + " is for " + message.getToNode());
        }
        if (first(message)) {
            handlers.stream()
                    .filter(handler -> handler.kind() == message.getKind())
                    .forEach(handler -> handler.apply(message));
        }
    }

    private boolean first(SharingMessage message) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                INSERT INTO sharing_inbox (message_id, from_node, kind, received_at)
                                VALUES (:messageId, :fromNode, :kind, :now)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("messageId", message.getMessageId())
                        .bind("fromNode", message.getFromNode())
                        .bind("kind", message.getKind())
                        .bind("now", clock.instant())
                        .execute()
                == 1);
    }
}
