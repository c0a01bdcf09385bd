// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.zhengtong.schemas.http.ContentDigest;
import org.zhengtong.schemas.http.RequestSignature;
import org.zhengtong.schemas.http.SignatureInput;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/** The registry's own node, over real HTTP where the registry looks for it: takes what the registry signed and answers as a test wants. */
public final class FarNode implements AutoCloseable {

    /** What it answers a question with. */
    public record Reply(int status, String contentType, byte[] body) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sm2PublicKey registry = Sm2PublicKey.ofCertificate(TrustResource.registryCertificate());
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private volatile Function<JsonNode, Reply> behaviour = question -> refusal(404, "RESOURCE_UNKNOWN");

    public FarNode() throws IOException {
        // opened before anybody waits for an answer
        List.of("510000", "511900").forEach(TrustResource::nodeKey);
        var address = TrustResource.nodeAddress();
        server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
        server.setExecutor(threads);
        server.createContext("/api/v1/exchanges", this::answer);
        server.start();
    }

    /** Questions that came signed by the registry. */
    public List<JsonNode> asked() {
        return List.copyOf(asked);
    }

    public void exchanges(Function<JsonNode, FarExchange> exchange) {
        behaviour = question ->
                new Reply(200, "application/json", exchange.apply(question).answer());
    }

    public void refuses(int status, String code) {
        behaviour = question -> refusal(status, code);
    }

    /** It answers with what is none of its own, as something in front of it may. */
    public void answers(int status, String body) {
        behaviour = question -> new Reply(status, "text/html", body.getBytes(StandardCharsets.UTF_8));
    }

    /** It takes questions and says nothing. */
    public void hangs() {
        behaviour = question -> {
            try {
                if (!closed.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody closed the node");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return refusal(503, "OVERLOADED");
        };
    }

    private static Reply refusal(int status, String code) {
        String problem = "{\"code\":\"" + code + "\",\"exchangeId\":\"0190-refused\",\"failedNode\":\"511900\"}";
        return new Reply(status, "application/problem+json", problem.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        requireSigned(exchange, body);
        JsonNode question = JSON.readTree(body);
        asked.add(question);
        Reply reply = behaviour.apply(question);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    private void requireSigned(HttpExchange exchange, byte[] body) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        RequestSignature signature = RequestSignature.parse(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                exchange.getRequestURI().getRawQuery(),
                headers.getFirst(ContentDigest.HEADER),
                headers.getFirst(SignatureInput.HEADER),
                headers.getFirst(RequestSignature.HEADER));
        signature.verify(registry, Instant.now());
        if (!signature.input().keyId().equals(TrustResource.REGISTRY)
                || !ContentDigest.matches(signature.contentDigest(), body)) {
            throw new IOException("not the registry's signature of this question");
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
