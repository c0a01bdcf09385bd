// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.http.ContentDigest;
import org.zhengtong.schemas.http.RequestSignature;
import org.zhengtong.schemas.http.RequestSignatureException;
import org.zhengtong.schemas.http.SignatureInput;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/** A node as an agent sees it: checks the signed upgrade, welcomes or turns away, asks. */
final class FakeNode implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Hello frames, in the order they came. */
    final BlockingQueue<JsonNode> hellos = new LinkedBlockingQueue<>();

    volatile boolean welcoming = true;
    private final Map<String, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final Sm2PublicKey agentKey;
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private volatile @Nullable ServerWebSocket socket;

    FakeNode(Sm2PublicKey agentKey) throws Exception {
        this.agentKey = agentKey;
        HttpServerOptions loopback =
                new HttpServerOptions().setHost("127.0.0.1").setPort(0).setMaxWebSocketMessageSize(2 << 20);
        server = vertx.createHttpServer(loopback)
                .webSocketHandshakeHandler(this::upgrade)
                .webSocketHandler(opened -> opened.textMessageHandler(text -> receive(opened, text)))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Asks the connected agent; the frame it sends back. */
    CompletableFuture<JsonNode> ask(String resource, String mode, Map<String, String> parameters, long deadlineMillis) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<JsonNode> frame = new CompletableFuture<>();
        asked.put(id, frame);
        String request = JSON.valueToTree(Map.of(
                        "type",
                        "request",
                        "id",
                        id,
                        "request",
                        Map.of(
                                "exchangeId", id,
                                "resource", resource,
                                "mode", mode,
                                "parameters", parameters,
                                "purpose", "DATA_CHECK",
                                "deadlineMillis", deadlineMillis)))
                .toString();
        connected().writeTextMessage(request);
        return frame.orTimeout(20, TimeUnit.SECONDS);
    }

    /** Breaks the connection without a goodbye. */
    void drop() throws Exception {
        connected()
                .close((short) 1011)
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    JsonNode awaitHello() throws InterruptedException {
        JsonNode hello = hellos.poll(60, TimeUnit.SECONDS);
        if (hello == null) {
            throw new AssertionError("no agent said hello");
        }
        return hello;
    }

    private ServerWebSocket connected() {
        ServerWebSocket current = socket;
        if (current == null) {
            throw new AssertionError("no agent is connected");
        }
        return current;
    }

    private void upgrade(ServerWebSocketHandshake request) {
        try {
            RequestSignature.parse(
                            "GET",
                            request.path(),
                            request.query(),
                            request.headers().get(ContentDigest.HEADER),
                            request.headers().get(SignatureInput.HEADER),
                            request.headers().get(RequestSignature.HEADER))
                    .verify(agentKey, Clock.systemUTC().instant());
            request.accept();
        } catch (RequestSignatureException e) {
            request.reject(401);
        }
    }

    private void receive(ServerWebSocket from, String text) {
        JsonNode frame;
        try {
            frame = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        if (!frame.path("type").asText().equals("hello")) {
            CompletableFuture<JsonNode> waiting = asked.remove(frame.path("id").asText());
            if (waiting != null) {
                waiting.complete(frame);
            }
            return;
        }
        if (welcoming) {
            socket = from;
            from.writeTextMessage("{\"type\":\"welcome\"}");
        } else {
            from.writeTextMessage("{\"type\":\"problem\",\"code\":\"AGENT_NOT_ATTACHED\",\"detail\":\"not yet\"}");
            from.close();
        }
        hellos.add(frame);
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
