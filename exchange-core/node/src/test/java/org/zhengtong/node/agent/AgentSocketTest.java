// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.zhengtong.node.attachment.AttachmentFixtures.attachToAgent;
import static org.zhengtong.node.attachment.AttachmentFixtures.freshResource;
import static org.zhengtong.node.exchange.ExchangeProblem.PARAMETERS_REFUSED;
import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_FAILED;
import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_UNAVAILABLE;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.attachment.AttachmentStore;
import org.zhengtong.schemas.code.ResourceCode;

@QuarkusTest
class AgentSocketTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String REQUEST = "{\"resource\":\"x\",\"parameters\":{\"姓名\":\"陈示例\"}}";

    @Inject
    Jdbi jdbi;

    @Inject
    AttachmentStore attachments;

    @Inject
    AgentGateway agents;

    @Inject
    Event<ShutdownDelayInitiatedEvent> stopping;

    private ResourceCode resource;
    private TestAgent agent;

    @BeforeEach
    void attach() {
        resource = freshResource();
        agent = TestAgent.registered(jdbi, "provider-system");
        attachToAgent(attachments, resource, agent.system);
    }

    @Test
    void unsignedUpgradeIsRefused() {
        CompletableFuture<WebSocket> dialled = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address().toString().replaceFirst("^http", "ws")), new WebSocket.Listener() {});

        assertThat(statusOf(dialled)).isEqualTo(401);
    }

    @Test
    void systemThatIsNoProviderIsRefused() {
        assertThat(statusOf(TestAgent.registered(jdbi, "licence-reader").dial(address())))
                .isEqualTo(403);
    }

    @Test
    void systemTheResourceIsNotAttachedToIsTurnedAway() throws Exception {
        TestAgent other = TestAgent.registered(jdbi, "provider-system");

        JsonNode frame = other.hello(address(), resource);

        assertThat(frame.path("type").asText()).isEqualTo("problem");
        assertThat(frame.path("code").asText()).isEqualTo("AGENT_NOT_ATTACHED");
        assertThat(other.closed.get()).isEqualTo(1008);
        assertThat(refusal(ask(Duration.ofSeconds(1)))).isEqualTo(PROVIDER_UNAVAILABLE);
    }

    @Test
    void firstFrameMustBeAHello() throws Exception {
        agent.dial(address()).get();
        agent.send("{\"type\":\"answer\",\"id\":\"1\",\"answer\":{}}");

        assertThat(agent.next().path("code").asText()).isEqualTo("AGENT_HELLO_INVALID");
        assertThat(agent.closed.get()).isEqualTo(1008);
    }

    @Test
    void askedAgentAnswers() throws Exception {
        assertThat(agent.hello(address(), resource).path("type").asText()).isEqualTo("welcome");

        CompletableFuture<String> answer = ask(LONG);
        JsonNode request = agent.next();
        agent.send("{\"type\":\"answer\",\"id\":" + request.path("id") + ",\"answer\":{\"outcome\":\"NOT_FOUND\"}}");

        assertThat(answer.join()).isEqualTo("{\"outcome\":\"NOT_FOUND\"}");
        assertThat(request.path("type").asText()).isEqualTo("request");
        assertThat(request.path("request").path("parameters").path("姓名").asText())
                .isEqualTo("陈示例");
    }

    @Test
    void largeAnswerComesThrough() throws Exception {
        agent.hello(address(), resource);
        String data = "数".repeat(300_000);

        CompletableFuture<String> answer = ask(LONG);
        agent.send("{\"type\":\"answer\",\"id\":" + agent.next().path("id") + ",\"answer\":{\"d\":\"" + data + "\"}}");

        assertThat(answer.join()).hasSizeGreaterThan(300_000);
    }

    @Test
    void failingSourceIsTheProvidersFailure() throws Exception {
        agent.hello(address(), resource);

        CompletableFuture<String> failed = ask(LONG);
        agent.send(problem(agent.next(), "SOURCE_FAILED"));
        CompletableFuture<String> slow = ask(LONG);
        agent.send(problem(agent.next(), "SOURCE_TIMED_OUT"));

        assertThat(refusal(failed)).isEqualTo(PROVIDER_FAILED);
        assertThat(refusal(slow)).isEqualTo(PROVIDER_UNAVAILABLE);
        assertThatThrownBy(failed::join).hasMessageNotContaining("secret text");
    }

    @Test
    void parametersTheSourceDoesNotTakeAreTheCallersToMend() throws Exception {
        agent.hello(address(), resource);

        CompletableFuture<String> refused = ask(LONG);
        agent.send(problem(agent.next(), "PARAMETER_INVALID"));

        assertThat(refusal(refused)).isEqualTo(PARAMETERS_REFUSED);
        assertThatThrownBy(refused::join).hasMessageNotContaining("secret text");
    }

    @Test
    void silentAgentTimesOut() throws Exception {
        agent.hello(address(), resource);

        assertThat(refusal(ask(Duration.ofMillis(200)))).isEqualTo(PROVIDER_UNAVAILABLE);
    }

    @Test
    void agentThatGoesLeavesNobodyWaiting() throws Exception {
        agent.hello(address(), resource);
        CompletableFuture<String> asked = ask(LONG);
        agent.next();

        agent.drop();

        assertThat(refusal(asked)).isEqualTo(PROVIDER_UNAVAILABLE);
        await().untilAsserted(() ->
                assertThatThrownBy(() -> ask(LONG).join()).hasMessageContaining("no agent serves " + resource));
    }

    @Test
    void nodeThatStopsWaitsForTheAnswerAndSendsTheAgentAway() throws Exception {
        agent.hello(address(), resource);
        CompletableFuture<String> asked = ask(LONG);
        JsonNode request = agent.next();

        stopping.fire(new ShutdownDelayInitiatedEvent());
        assertThat(refusal(ask(LONG))).isEqualTo(PROVIDER_UNAVAILABLE);
        assertThat(agent.closed).isNotDone();
        agent.send("{\"type\":\"answer\",\"id\":" + request.path("id") + ",\"answer\":{\"outcome\":\"MATCH\"}}");

        assertThat(asked.join()).isEqualTo("{\"outcome\":\"MATCH\"}");
        assertThat(agent.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1001);
    }

    @Test
    void agentIsNotAskedOnceTheResourceIsAttachedElsewhere() throws Exception {
        agent.hello(address(), resource);

        attachToAgent(attachments, resource, "another-system");

        assertThat(refusal(ask(LONG))).isEqualTo(PROVIDER_UNAVAILABLE);
    }

    @Test
    void agentOfASystemThatIsSuspendedOrNoProviderAnyLongerIsSentAway() throws Exception {
        for (String change : List.of("status = 'SUSPENDED'", "roles = '{licence-reader}'")) {
            attach();
            agent.hello(address(), resource);
            CompletableFuture<String> asked = ask(LONG);
            agent.next();

            jdbi.useHandle(h -> h.execute("UPDATE application_system SET " + change + " WHERE id = ?", agent.system));

            assertThat(agent.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1008);
            assertThat(refusal(asked)).isEqualTo(PROVIDER_UNAVAILABLE);
            assertThatThrownBy(() -> ask(LONG).join()).hasMessageContaining("no agent serves " + resource);
        }
    }

    private static URI address() {
        return URI.create("http://127.0.0.1:" + RestAssured.port + "/agent/v1/socket");
    }

    private CompletableFuture<String> ask(Duration timeout) {
        return agents.ask(
                        attachments.find(resource).orElseThrow(),
                        UUID.randomUUID().toString(),
                        REQUEST,
                        timeout)
                .toCompletableFuture();
    }

    private static String problem(JsonNode request, String code) {
        return "{\"type\":\"problem\",\"id\":" + request.path("id") + ",\"code\":\"" + code
                + "\",\"detail\":\"secret text\"}";
    }

    private static Problem refusal(CompletableFuture<String> asked) {
        try {
            asked.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException refusal) {
                return refusal.problem();
            }
            throw e;
        }
        throw new AssertionError("not refused");
    }

    private static int statusOf(CompletableFuture<WebSocket> dialled) {
        try {
            dialled.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
        throw new AssertionError("not refused");
    }
}
