// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.agent;

import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_UNAVAILABLE;

import com.fasterxml.jackson.databind.node.TextNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.attachment.Attachment;
import org.zhengtong.node.attachment.AttachmentStore;
import org.zhengtong.schemas.code.ResourceCode;

/** Asks the agents (前置机) that have dialled in to this instance of the node. */
@Singleton
public class AgentGateway {

    private final AttachmentStore attachments;
    private final Map<String, AgentSession> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    AgentGateway(AttachmentStore attachments, MeterRegistry metrics) {
        this.attachments = attachments;
        metrics.gaugeMapSize("zt.agent.sessions", List.of(), sessions);
    }

    /**
     * Asks an agent that serves the resource; several take turns.
     *
     * @param requestJson the ProviderRequest
     * @return the ProviderAnswer's JSON; fails with PROVIDER_UNAVAILABLE when no agent serves the resource or none answers in time,
     *     PROVIDER_FAILED when its source failed
     */
    public CompletionStage<String> ask(ResourceCode resource, String exchangeId, String requestJson, Duration timeout) {
        Optional<Attachment> attachment = attachments.find(resource);
        List<AgentSession> serving = sessions.values().stream()
                .filter(session -> session.serves(resource))
                .filter(session ->
                        attachment.filter(a -> a.servedBy(session.system())).isPresent())
                .toList();
        if (serving.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new ProblemException(PROVIDER_UNAVAILABLE, "no agent serves " + resource + " now"));
        }
        AgentSession next = serving.get(Math.floorMod(turn.getAndIncrement(), serving.size()));
        String frame =
                "{\"type\":\"request\",\"id\":" + TextNode.valueOf(exchangeId) + ",\"request\":" + requestJson + "}";
        return next.ask(exchangeId, frame, timeout);
    }

    /** The node stops: agents dial in again, here or at another instance, when they have answered what they were asked. */
    void leave(@Observes ShutdownDelayInitiatedEvent stopping) {
        sessions.values().forEach(AgentSession::leave);
    }

    void admit(String connectionId, AgentSession session) {
        sessions.put(connectionId, session);
    }

    Optional<AgentSession> session(String connectionId) {
        return Optional.ofNullable(sessions.get(connectionId));
    }

    void remove(String connectionId) {
        Optional.ofNullable(sessions.remove(connectionId)).ifPresent(AgentSession::end);
    }
}
