// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.agent;

import static org.zhengtong.node.agent.AgentProblem.AGENT_HELLO_INVALID;
import static org.zhengtong.node.agent.AgentProblem.AGENT_NOT_ATTACHED;
import static org.zhengtong.node.exchange.ExchangeProblem.PARAMETERS_REFUSED;
import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_FAILED;
import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_UNAVAILABLE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.attachment.AttachmentStore;
import org.zhengtong.schemas.code.InvalidCodeException;
import org.zhengtong.schemas.code.ResourceCode;

/**
 * WebSocket edge for agents (前置机). The upgrade is a signed GET; the first frame is a hello, answered by welcome or by a problem and
 * the end; then requests go down and answers come up.
 */
@WebSocket(path = "/agent/v1/socket", inboundProcessingMode = InboundProcessingMode.CONCURRENT)
@RolesAllowed("provider-system")
public class AgentSocket {

    private static final Logger LOG = Logger.getLogger(AgentSocket.class);
    private static final CloseReason TURNED_AWAY = new CloseReason(1008, "turned away");

    private final AgentGateway agents;
    private final AttachmentStore attachments;
    private final ObjectMapper json;
    private final SecurityIdentity caller;

    AgentSocket(AgentGateway agents, AttachmentStore attachments, ObjectMapper json, SecurityIdentity caller) {
        this.agents = agents;
        this.attachments = attachments;
        this.json = json;
        this.caller = caller;
    }

    @OnTextMessage
    void receive(String text, WebSocketConnection connection) {
        try {
            JsonNode frame = json.readTree(text);
            Optional<AgentSession> session = agents.session(connection.id());
            if (session.isPresent()) {
                answered(session.get(), frame);
            } else {
                hello(frame, connection);
            }
        } catch (ProblemException e) {
            turnAway(connection, e.problem(), e.detail());
        } catch (JsonProcessingException e) {
            turnAway(connection, AGENT_HELLO_INVALID, "a frame is not JSON");
        }
    }

    private void hello(JsonNode frame, WebSocketConnection connection) {
        String system = caller.getPrincipal().getName();
        if (!"hello".equals(frame.path("type").asText())
                || frame.path("resources").isEmpty()
                || frame.path("resources").size() > 1000) {
            throw new ProblemException(AGENT_HELLO_INVALID, "expected a hello with 1 to 1000 resources");
        }
        Set<ResourceCode> resources = new HashSet<>();
        for (JsonNode code : frame.path("resources")) {
            ResourceCode resource = resource(code.asText());
            if (attachments.find(resource).filter(a -> a.servedBy(system)).isEmpty()) {
                throw new ProblemException(AGENT_NOT_ATTACHED, resource + " is not attached to " + system);
            }
            resources.add(resource);
        }
        agents.admit(connection.id(), new AgentSession(connection, system, resources));
        if (connection.isClosed()) {
            agents.remove(connection.id());
            return;
        }
        connection.sendTextAndAwait("{\"type\":\"welcome\"}");
        LOG.infof("agent of %s serves %s", system, resources);
    }

    private static ResourceCode resource(String code) {
        try {
            return new ResourceCode(code);
        } catch (InvalidCodeException e) {
            throw new ProblemException(AGENT_HELLO_INVALID, "no resource code: " + e.getMessage());
        }
    }

    /** An answer, or the agent's word that its source gave none; its detail stays in this node's log. */
    private static void answered(AgentSession session, JsonNode frame) {
        String id = frame.path("id").asText();
        CompletableFuture<String> waiting = session.takeWaiting(id);
        if (waiting == null) {
            return;
        }
        if ("answer".equals(frame.path("type").asText())) {
            waiting.complete(frame.path("answer").toString());
            return;
        }
        String code = frame.path("code").asText("");
        LOG.warnf(
                "agent of %s, exchange %s: %s %s",
                session.system(), id, code, frame.path("detail").asText(""));
        waiting.completeExceptionally(refusal(code));
    }

    private static ProblemException refusal(String code) {
        return switch (code) {
            case "PARAMETER_INVALID" ->
                new ProblemException(
                        PARAMETERS_REFUSED,
                        "the provider's source does not take the parameters; compare them with the resource's entry");
            case "SOURCE_TIMED_OUT", "SOURCE_BUSY", "RESOURCE_NOT_SERVED" ->
                new ProblemException(PROVIDER_UNAVAILABLE, "the provider's source gave no answer");
            default -> new ProblemException(PROVIDER_FAILED, "the provider's source gave no answer");
        };
    }

    private void turnAway(WebSocketConnection connection, Problem problem, String detail) {
        LOG.warnf("agent of %s turned away: %s %s", caller.getPrincipal().getName(), problem.name(), detail);
        String frame = json.createObjectNode()
                .put("type", "problem")
                .put("code", problem.name())
                .put("title", problem.zh())
                .put("detail", detail)
                .toString();
        connection.sendTextAndAwait(frame);
        connection.closeAndAwait(TURNED_AWAY);
    }

    @OnClose
    void closed(WebSocketConnection connection) {
        agents.remove(connection.id());
    }

    @OnError
    void failed(Throwable failure, WebSocketConnection connection) {
        LOG.warnf(
                "agent of %s: the connection failed: %s", caller.getPrincipal().getName(), failure);
        connection.closeAndAwait(new CloseReason(1011, "failed"));
    }
}
