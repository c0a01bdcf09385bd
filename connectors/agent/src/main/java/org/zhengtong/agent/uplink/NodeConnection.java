// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.uplink;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhengtong.agent.source.ProviderAnswer;
import org.zhengtong.agent.source.ProviderRequest;
import org.zhengtong.client.RequestSigner;

/** Keeps a connection to the node: dials, serves until it breaks, pauses, dials again. */
public final class NodeConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeConnection.class);
    private static final String PATH = "/agent/v1/socket";
    private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PING_EVERY = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(35);

    private final URI node;
    private final RequestSigner signer;
    private final String hello;
    private final Function<ProviderRequest, CompletableFuture<ProviderAnswer>> sources;
    private final Backoff backoff;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(DIAL_TIMEOUT).build();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong dialled = new AtomicLong();
    private final Thread dialler = new Thread(this::keepConnected, "node-connection");
    private volatile @Nullable NodeSession session;

    /** @param hello frame this agent introduces itself with, see {@link #hello} */
    public NodeConnection(
            URI node,
            RequestSigner signer,
            String hello,
            Function<ProviderRequest, CompletableFuture<ProviderAnswer>> sources,
            Backoff backoff) {
        this.node = node;
        this.signer = signer;
        this.hello = hello;
        this.sources = sources;
        this.backoff = backoff;
    }

    /** The frame that names the agent and what it serves. */
    public static String hello(String agent, java.util.List<String> resources) {
        return Frame.hello(agent, resources);
    }

    public void start() {
        dialler.start();
    }

    /** Whether the node has welcomed this agent and the connection stands. */
    public boolean connected() {
        NodeSession current = session;
        return current != null && current.open();
    }

    /** How often a connection was begun. */
    public long dialled() {
        return dialled.get();
    }

    private void keepConnected() {
        int failures = 0;
        try {
            while (closing.getCount() > 0) {
                failures = serve() ? 0 : failures + 1;
                if (closing.await(backoff.after(failures).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Dials and serves until the connection ends; false when the node never took the agent in. */
    private boolean serve() throws InterruptedException {
        NodeSession mine = new NodeSession(hello, sources);
        session = mine;
        dialled.incrementAndGet();
        try {
            dial(mine).get(DIAL_TIMEOUT.toSeconds() + 1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("no connection to {}: {}", node, reason(e));
            return false;
        }
        if (closing.getCount() == 0) {
            mine.close();
        }
        while (true) {
            try {
                LOG.info("{}", mine.ended().get(PING_EVERY.toMillis(), TimeUnit.MILLISECONDS));
                return mine.welcomed();
            } catch (TimeoutException stillThere) {
                mine.keepAlive(SILENCE);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a session never fails, it ends", e);
            }
        }
    }

    private CompletableFuture<WebSocket> dial(NodeSession mine) {
        URI target = URI.create(node.toString().replaceFirst("^http", "ws").replaceFirst("/$", "") + PATH);
        WebSocket.Builder request = http.newWebSocketBuilder().connectTimeout(DIAL_TIMEOUT);
        signer.sign("GET", target, new byte[0]).forEach(request::header);
        return request.buildAsync(target, mine);
    }

    private static String reason(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof WebSocketHandshakeException refused
                ? "the node answered HTTP " + refused.getResponse().statusCode()
                : cause.toString();
    }

    @Override
    public void close() {
        closing.countDown();
        NodeSession current = session;
        if (current != null) {
            current.close();
        }
        try {
            dialler.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
