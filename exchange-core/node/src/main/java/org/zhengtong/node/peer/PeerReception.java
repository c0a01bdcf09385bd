// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.peer;

import static org.zhengtong.kernel.problem.RequestProblem.BODY_TOO_LARGE;
import static org.zhengtong.kernel.problem.RequestProblem.INTERNAL;
import static org.zhengtong.kernel.problem.RequestProblem.METHOD_NOT_ALLOWED;
import static org.zhengtong.kernel.problem.RequestProblem.NOT_FOUND;
import static org.zhengtong.kernel.problem.RequestProblem.OVERLOADED;
import static org.zhengtong.node.peer.PeerProblem.PEER_NOT_IN_NETWORK;

import io.quarkus.arc.All;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jboss.logging.Logger;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.TraceId;
import org.zhengtong.node.network.Neighbours;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.schemas.message.NetworkNode;

/** Receives one request from a peer: who is it, is there room, which route; then the route's reply or a problem. */
@Singleton
class PeerReception {

    private static final Logger LOG = Logger.getLogger(PeerReception.class);

    private final Vertx vertx;
    private final NetworkMaps maps;
    private final Neighbours neighbours;
    private final PeerConfig config;
    private final Map<String, PeerRoute> routes;
    private final AtomicInteger inFlight = new AtomicInteger();

    PeerReception(
            Vertx vertx, NetworkMaps maps, Neighbours neighbours, PeerConfig config, @All List<PeerRoute> routes) {
        this.vertx = vertx;
        this.maps = maps;
        this.neighbours = neighbours;
        this.config = config;
        this.routes = routes.stream().collect(Collectors.toMap(route -> key(route.method(), route.path()), r -> r));
    }

    void receive(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (inFlight.incrementAndGet() > config.maxInFlight()) {
            inFlight.decrementAndGet();
            refuse(
                    request,
                    new ProblemException(OVERLOADED, "too many requests from neighbours at once")
                            .retryAfter(Duration.ofSeconds(1)));
            return;
        }
        answer(request)
                .onComplete(done -> inFlight.decrementAndGet())
                .onSuccess(reply -> write(response, reply))
                .onFailure(failure -> refuse(request, failure));
    }

    private Future<PeerReply> answer(HttpServerRequest request) {
        try {
            NetworkNode peer = identify(request);
            neighbours.answered(peer.getCode());
            PeerRoute route = route(request);
            return BoundedBody.read(request, config.maxBody())
                    .map(body -> new PeerRequest(peer, lowerCase(request.headers()), query(request), body))
                    .compose(asked -> handle(route, asked));
        } catch (RuntimeException refusal) {
            return Future.failedFuture(refusal);
        }
    }

    private NetworkNode identify(HttpServerRequest request) {
        try {
            X509Certificate shown = (X509Certificate) request.sslSession().getPeerCertificates()[0];
            String fingerprint = PeerTls.fingerprint(shown);
            return maps.neighbourByFingerprint(fingerprint)
                    .orElseThrow(() -> new ProblemException(
                            PEER_NOT_IN_NETWORK, "certificate " + fingerprint + " is of no active neighbour"));
        } catch (SSLPeerUnverifiedException e) {
            throw new ProblemException(PEER_NOT_IN_NETWORK, "no certificate was shown");
        }
    }

    private PeerRoute route(HttpServerRequest request) {
        PeerRoute route = routes.get(key(request.method().name(), request.path()));
        if (route != null) {
            return route;
        }
        boolean known = routes.values().stream().anyMatch(other -> other.path().equals(request.path()));
        throw new ProblemException(known ? METHOD_NOT_ALLOWED : NOT_FOUND, request.method() + " " + request.path());
    }

    private Future<PeerReply> handle(PeerRoute route, PeerRequest asked) {
        if (route.blocking()) {
            return vertx.executeBlocking(() -> route.handle(asked), false).compose(Future::fromCompletionStage);
        }
        return Future.fromCompletionStage(route.handle(asked));
    }

    private void refuse(HttpServerRequest request, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        ProblemException refusal;
        if (cause instanceof ProblemException problem) {
            refusal = problem;
        } else if (cause instanceof BoundedBody.TooLarge) {
            refusal = new ProblemException(BODY_TOO_LARGE, String.valueOf(cause.getMessage()));
        } else {
            LOG.errorf(cause, "%s %s failed", request.method(), request.path());
            refusal = new ProblemException(INTERNAL, "node " + maps.self() + " failed; its log knows more");
        }
        write(request.response(), PeerReply.problem(refusal, request.path(), TraceId.of(request)));
    }

    private static void write(HttpServerResponse response, PeerReply reply) {
        if (response.closed() || response.ended()) {
            return;
        }
        reply.headers().forEach(response::putHeader);
        response.setStatusCode(reply.status()).end(Buffer.buffer(reply.body()));
    }

    private static Map<String, String> lowerCase(MultiMap headers) {
        Map<String, String> lower = new HashMap<>();
        headers.forEach(header -> lower.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return lower;
    }

    private static Map<String, String> query(HttpServerRequest request) {
        Map<String, String> query = new HashMap<>();
        request.params().forEach(parameter -> query.put(parameter.getKey(), parameter.getValue()));
        return query;
    }

    private static String key(String method, String path) {
        return method + " " + path;
    }
}
