// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.peer;

import static org.zhengtong.node.peer.PeerUnreachable.Stage.BROKEN;
import static org.zhengtong.node.peer.PeerUnreachable.Stage.NOT_CONNECTED;
import static org.zhengtong.node.peer.PeerUnreachable.Stage.TIMED_OUT;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.zhengtong.node.network.Neighbours;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.schemas.message.NetworkNode;

/** Asks neighbouring nodes over mutual TLS; one pool of connections a neighbour, its certificate pinned to the map's. */
@Singleton
public class PeerClient {

    private final Vertx vertx;
    private final NetworkMaps maps;
    private final Neighbours neighbours;
    private final PeerConfig config;
    private final PeerTls tls;
    private final Map<String, Link> links = new ConcurrentHashMap<>();

    PeerClient(Vertx vertx, NetworkMaps maps, Neighbours neighbours, PeerConfig config, PeerTls tls) {
        this.vertx = vertx;
        this.maps = maps;
        this.neighbours = neighbours;
        this.config = config;
        this.tls = tls;
    }

    /**
     * Sends one request to a neighbour; the stage fails with {@link PeerUnreachable} when there was no answer in time.
     * Any status counts as an answer. Never blocks.
     */
    public CompletionStage<PeerReply> send(
            String neighbourCode,
            HttpMethod method,
            String path,
            Map<String, String> headers,
            byte[] body,
            Duration timeout) {
        Call call = new Call(neighbourCode, headers, body);
        call.timer = vertx.setTimer(Math.max(1, timeout.toMillis()), fired -> call.expire());
        HttpClient client = link(neighbourCode).client;
        client.request(new RequestOptions().setMethod(method).setURI(path))
                .onSuccess(call::sendOn)
                .onFailure(cause -> call.fail(NOT_CONNECTED, cause));
        return call.answer;
    }

    private Link link(String code) {
        NetworkNode node = maps.neighbour(code);
        Address address = Address.of(node, maps.current().map().getTlsAuthority());
        Link known = links.get(code);
        if (known != null && known.address.equals(address)) {
            return known;
        }
        return links.compute(code, (key, old) -> {
            if (old != null && old.address.equals(address)) {
                return old;
            }
            if (old != null) {
                old.client.close();
            }
            return new Link(address, connect(address));
        });
    }

    private HttpClient connect(Address address) {
        HttpClientOptions options = new HttpClientOptions()
                .setDefaultHost(address.host)
                .setDefaultPort(address.port)
                .setSsl(true)
                .setVerifyHost(false) // the fingerprint says more than the name
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setKeyCertOptions(tls.ownKey())
                .setTrustOptions(tls.pinned(address.authority, address.fingerprint))
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setKeepAliveTimeout(20) // well under the listener's idle time, so that a kept connection is a live one
                .setTcpNoDelay(true);
        return vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(config.poolSize()));
    }

    private record Link(Address address, HttpClient client) {}

    private record Address(String host, int port, String fingerprint, String authority) {
        static Address of(NetworkNode node, String authority) {
            return new Address(node.getPeerHost(), node.getPeerPort(), node.getTlsFingerprint(), authority);
        }
    }

    /** One request under way. */
    private final class Call {

        private final CompletableFuture<PeerReply> answer = new CompletableFuture<>();
        private final String neighbour;
        private final Map<String, String> headers;
        private final byte[] body;
        private volatile long timer;
        private volatile @Nullable HttpClientRequest request;

        Call(String neighbour, Map<String, String> headers, byte[] body) {
            this.neighbour = neighbour;
            this.headers = headers;
            this.body = body;
        }

        void sendOn(HttpClientRequest sending) {
            if (answer.isDone()) {
                sending.reset();
                return;
            }
            request = sending;
            headers.forEach(sending::putHeader);
            sending.send(Buffer.buffer(body))
                    .onFailure(cause -> fail(BROKEN, cause))
                    .onSuccess(this::receive);
        }

        private void receive(HttpClientResponse response) {
            BoundedBody.read(response, config.maxAnswer())
                    .onSuccess(bytes -> succeed(new PeerReply(response.statusCode(), lowerCase(response), bytes)))
                    .onFailure(cause -> fail(BROKEN, cause));
        }

        private void succeed(PeerReply reply) {
            vertx.cancelTimer(timer);
            neighbours.answered(neighbour);
            answer.complete(reply);
        }

        void fail(PeerUnreachable.Stage stage, Throwable cause) {
            vertx.cancelTimer(timer);
            String message = "node " + neighbour + " gave no answer (" + stage + "): " + cause.getMessage();
            if (answer.completeExceptionally(new PeerUnreachable(neighbour, stage, message, cause))) {
                neighbours.failed(neighbour);
            }
        }

        void expire() {
            HttpClientRequest sent = request;
            fail(sent == null ? NOT_CONNECTED : TIMED_OUT, new TimeoutException("time ran out"));
            if (sent != null) {
                sent.reset();
            }
        }

        private static Map<String, String> lowerCase(HttpClientResponse response) {
            Map<String, String> headers = new HashMap<>();
            response.headers()
                    .forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
            return headers;
        }
    }
}
