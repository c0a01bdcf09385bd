// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.agent;

import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_UNAVAILABLE;

import com.fasterxml.jackson.databind.node.TextNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.zhengtong.kernel.applicationsystem.KnownSystems;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Roles;
import org.zhengtong.node.attachment.Attachment;
import org.zhengtong.schemas.code.ResourceCode;

/** Asks the agents (前置机) that have dialled in to this instance of the node. */
@Singleton
public class AgentGateway {

    private static final Logger LOG = Logger.getLogger(AgentGateway.class);

    private final KnownSystems systems;
    private final Map<String, AgentSession> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    AgentGateway(KnownSystems systems, MeterRegistry metrics) {
        this.systems = systems;
        metrics.gaugeMapSize("zt.agent.sessions", List.of(), sessions);
    }

    /**
     * Asks an agent that serves the resource for the system it is attached to; several take turns.
     *
     * @param requestJson the ProviderRequest
     * @return the ProviderAnswer's JSON; fails with PROVIDER_UNAVAILABLE when no agent serves the resource or none answers in time,
     *     PROVIDER_FAILED when its source failed, PARAMETERS_REFUSED when it does not take the parameters
     */
    public CompletionStage<String> ask(Attachment attachment, String exchangeId, String requestJson, Duration timeout) {
        ResourceCode resource = attachment.resource();
        List<AgentSession> serving = sessions.values().stream()
                .filter(session -> session.serves(resource) && attachment.servedBy(session.system()))
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

    /** Ends the connections of systems that were suspended, or are no providers any longer, since their agents dialled in. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Map<String, AgentSession> now = Map.copyOf(sessions);
        if (now.isEmpty()) {
            return;
        }
        Set<String> entitled = systems.holding(
                Roles.PROVIDER_SYSTEM,
                now.values().stream().map(AgentSession::system).collect(Collectors.toSet()));
        now.forEach((connectionId, session) -> {
            if (!entitled.contains(session.system())) {
                LOG.warnf("agent of %s sent away: the system is suspended or no provider", session.system());
                remove(connectionId);
                session.sendAway();
            }
        });
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
