// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_UNAVAILABLE;

import io.vertx.core.Future;
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
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.delivery.Questions.Question;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.peer.BoundedBody;
import org.zhengtong.schemas.http.RequestSignature;

/** Asks a provider's HTTP service: one POST, signed by this node, answered in time or not at all. */
@Singleton
class HttpProvider {

    private static final Logger LOG = Logger.getLogger(HttpProvider.class);
    /** What a provider says of parameters it cannot take (RFC 9110, sections 15.5.1 and 15.5.21). */
    private static final Set<Integer> PARAMETERS_REFUSED = Set.of(400, 422);
    /** Shorter than the common servers wait (Node.js 5 s), so that a kept connection is a live one. */
    private static final int KEPT_SECONDS = 4;

    private final Vertx vertx;
    private final HttpClient client;
    private final KeyCustody keys;
    private final ProviderJson json;
    private final Clock clock;
    private final String keyId;
    private final int maxAnswer;

    HttpProvider(
            Vertx vertx, DeliveryConfig config, KeyCustody keys, ProviderJson json, Clock clock, NetworkMaps maps) {
        this.vertx = vertx;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        this.keyId = "node-" + maps.self();
        this.maxAnswer = config.maxAnswer();
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setKeepAliveTimeout(KEPT_SECONDS)
                        .setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(config.perProvider()));
    }

    CompletionStage<ProviderAnswer> ask(Question question) {
        URI url = question.attachment().url().orElseThrow();
        byte[] body = json.text(question.request()).getBytes(UTF_8);
        RequestSignature.Headers signed = RequestSignature.sign(
                "POST", url.getRawPath(), url.getRawQuery(), body, keyId, keys.signingKey(), clock.instant());
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url.toString())
                .putHeader("Content-Type", "application/json")
                .putHeader("Accept", "application/json");
        signed.asMap().forEach(options::putHeader);
        CompletableFuture<ProviderAnswer> answer = new CompletableFuture<>();
        Future<HttpClientRequest> sending = client.request(options);
        long timer = vertx.setTimer(Math.max(1, question.time().toMillis()), fired -> {
            answer.completeExceptionally(question.silence("time ran out"));
            sending.onSuccess(HttpClientRequest::reset);
        });
        // The response is taken up inside, on its event loop: from this thread it could come too late, when all of it
        // has flowed past.
        sending.compose(request -> request.send(Buffer.buffer(body))
                        .compose(response ->
                                BoundedBody.read(response, maxAnswer).map(bytes -> read(question, response, bytes))))
                .onComplete(done -> vertx.cancelTimer(timer))
                .onSuccess(answer::complete)
                .onFailure(failure -> {
                    if (!answer.isDone()) {
                        answer.completeExceptionally(refusal(question, failure));
                    }
                });
        return answer;
    }

    private ProviderAnswer read(Question question, HttpClientResponse response, byte[] bytes) {
        if (PARAMETERS_REFUSED.contains(response.statusCode())) {
            throw ProviderJson.parametersRefused(question, response.statusCode());
        }
        String type = String.valueOf(response.getHeader("Content-Type"));
        if (response.statusCode() / 100 != 2 || type.startsWith("application/problem+json")) {
            throw ProviderJson.failed(question, "status " + response.statusCode());
        }
        return json.answer(new String(bytes, UTF_8), question);
    }

    private static Throwable refusal(Question question, Throwable failure) {
        if (failure instanceof ProblemException) {
            return failure;
        }
        if (failure instanceof BoundedBody.TooLarge) {
            return ProviderJson.failed(question, String.valueOf(failure.getMessage()));
        }
        LOG.warnf(
                "provider of %s at %s does not answer: %s",
                question.request().resource(), question.attachment().url().orElseThrow(), failure);
        return new ProblemException(PROVIDER_UNAVAILABLE, "the provider's system cannot be reached")
                .with("failedNode", question.node());
    }
}
