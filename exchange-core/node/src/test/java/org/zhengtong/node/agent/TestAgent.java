// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.http.RequestSignature;
import org.zhengtong.schemas.proof.Sm2Key;

/** An agent played by a test: an application system with a key of its own, and its connection. */
final class TestAgent implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();

    final String system = "agent-" + UUID.randomUUID();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final Sm2Key key = Sm2Key.generate();
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;

    /** Registers the application system with a role. */
    static TestAgent registered(Jdbi jdbi, String role) {
        TestAgent agent = new TestAgent();
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO application_system
                               (id, organisation, name, public_key_pem, roles, status, created_at)
                        VALUES (:id, '11511900009000015L', '前置机', :key, :roles, 'ACTIVE', now())""")
                .bind("id", agent.system)
                .bind("key", agent.key.publicKey().pem())
                .bindArray("roles", String.class, role)
                .execute());
        return agent;
    }

    CompletableFuture<WebSocket> dial(URI node) {
        Map<String, String> headers = RequestSignature.sign(
                        "GET",
                        node.getRawPath(),
                        null,
                        new byte[0],
                        system,
                        key,
                        Clock.systemUTC().instant())
                .asMap();
        WebSocket.Builder request = HttpClient.newHttpClient().newWebSocketBuilder();
        headers.forEach(request::header);
        return request.buildAsync(URI.create(node.toString().replaceFirst("^http", "ws")), this)
                .whenComplete((opened, failure) -> socket = opened);
    }

    /** Dials and says hello; the node's next frame. */
    JsonNode hello(URI node, ResourceCode resource) throws Exception {
        dial(node).get(20, TimeUnit.SECONDS);
        send("{\"type\":\"hello\",\"agent\":\"test\",\"resources\":[\"" + resource + "\"]}");
        return next();
    }

    void send(String frame) throws Exception {
        open().sendText(frame, true).get(20, TimeUnit.SECONDS);
    }

    void drop() {
        open().abort();
    }

    JsonNode next() throws InterruptedException {
        JsonNode frame = frames.poll(20, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("the node sent nothing");
        }
        return frame;
    }

    private WebSocket open() {
        WebSocket current = socket;
        if (current == null) {
            throw new AssertionError("not connected");
        }
        return current;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                frames.add(JSON.readTree(partial.toString()));
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return null;
    }
}
