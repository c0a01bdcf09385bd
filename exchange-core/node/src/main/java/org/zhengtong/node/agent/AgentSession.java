// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.agent;

import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_UNAVAILABLE;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;

/** One agent's connection after its hello: what it serves, and the questions that wait for its answer. */
final class AgentSession {

    private static final Logger LOG = Logger.getLogger(AgentSession.class);
    private static final CloseReason GOING_AWAY = new CloseReason(1001, "the node is going down");
    private static final CloseReason SENT_AWAY = new CloseReason(1008, "the system is suspended or no provider");

    private final WebSocketConnection connection;
    private final String system;
    private final Set<ResourceCode> resources;
    private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    private volatile boolean leaving;

    AgentSession(WebSocketConnection connection, String system, Set<ResourceCode> resources) {
        this.connection = connection;
        this.system = system;
        this.resources = resources;
    }

    String system() {
        return system;
    }

    boolean serves(ResourceCode resource) {
        return resources.contains(resource) && !leaving && connection.isOpen();
    }

    /** Sends a request frame; the future completes with the answer's JSON. */
    CompletableFuture<String> ask(String id, String frame, Duration timeout) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        if (waiting.putIfAbsent(id, answer) != null) {
            return CompletableFuture.failedFuture(
                    new ProblemException(PROVIDER_UNAVAILABLE, "the agent is being asked under this id already"));
        }
        connection
                .sendText(frame)
                .subscribe()
                .with(sent -> {}, failure -> answer.completeExceptionally(gone("the agent cannot be reached")));
        if (!connection.isOpen()) {
            answer.completeExceptionally(gone("the agent's connection has just ended"));
        }
        CompletableFuture<String> result = new CompletableFuture<>();
        CompletableFuture<String> unused = answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((json, failure) -> {
                    waiting.remove(id, answer);
                    closeIfDone();
                    if (failure == null) {
                        result.complete(json);
                    } else {
                        result.completeExceptionally(
                                failure instanceof TimeoutException
                                        ? gone("the agent gave no answer within " + timeout)
                                        : failure);
                    }
                });
        return result;
    }

    /** Takes the question an agent's frame answers; null when it came too late or was never asked. */
    @Nullable
    CompletableFuture<String> takeWaiting(String id) {
        return waiting.remove(id);
    }

    /** Asks nothing more, and ends the connection once nothing waits for an answer. */
    void leave() {
        leaving = true;
        closeIfDone();
    }

    private void closeIfDone() {
        if (leaving && waiting.isEmpty()) {
            close(GOING_AWAY);
        }
    }

    /** Ends the connection whatever waits: its system may not answer any longer. */
    void sendAway() {
        leaving = true;
        close(SENT_AWAY);
    }

    private void close(CloseReason reason) {
        if (connection.isOpen()) {
            connection
                    .close(reason)
                    .subscribe()
                    .with(closed -> {}, failure -> LOG.debugf(failure, "agent of %s: already gone", system));
        }
    }

    /** Fails everything that waits: nobody will answer. */
    void end() {
        waiting.values().forEach(answer -> answer.completeExceptionally(gone("the agent's connection ended")));
    }

    private static ProblemException gone(String detail) {
        return new ProblemException(PROVIDER_UNAVAILABLE, detail);
    }
}
