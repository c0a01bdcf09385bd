// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.floor;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;

/**
 * A plain reverse proxy: no signature, no grant, no evidence. It is the floor an exchange is compared with: what moving the
 * same bytes through one more process costs on this machine. Prints {@code READY <port>}.
 */
public final class PlainProxy {

    private PlainProxy() {}

    /** Arguments: port of the provider. */
    public static void main(String[] args) {
        int provider = Integer.parseInt(args[0]);
        Vertx vertx = Vertx.vertx();
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(256));
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(request -> forward(client, provider, request))
                .listen(0)
                .onSuccess(server -> System.out.println("READY " + server.actualPort()))
                .onFailure(failure -> {
                    System.err.println(failure);
                    System.exit(1);
                });
    }

    private static void forward(HttpClient client, int provider, HttpServerRequest request) {
        request.body()
                .compose(body -> client.request(HttpMethod.POST, provider, "127.0.0.1", request.uri())
                        .compose(upstream -> upstream.send(body)))
                .compose(answer -> answer.body().compose(body -> {
                    request.response().setStatusCode(answer.statusCode());
                    return request.response().end(body);
                }))
                .onFailure(failure -> request.response().setStatusCode(502).end(failure.toString()));
    }
}
