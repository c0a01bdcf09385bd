// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.floor;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;

/**
 * The provider of a bench run (a fake of the outside): answers every request at once with one record of about 1 KB.
 * Started in a process of its own; prints {@code READY <port>}.
 */
public final class BenchProvider {

    private static final int FILLER = 940;

    private BenchProvider() {}

    /** Listens on the port given as the only argument, or a free one. */
    public static void main(String[] args) {
        Buffer answer = Buffer.buffer(
                "{\"outcome\":\"ANSWERED\",\"records\":[{\"id\":\"1\",\"content\":\"" + "x".repeat(FILLER) + "\"}]}");
        Vertx.vertx()
                .createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(request -> request.body()
                        .onSuccess(body -> request.response()
                                .putHeader("Content-Type", "application/json")
                                .end(answer))
                        .onFailure(failure -> request.connection().close()))
                .listen(args.length > 0 ? Integer.parseInt(args[0]) : 0)
                .onSuccess(server -> System.out.println("READY " + server.actualPort()))
                .onFailure(failure -> {
                    System.err.println(failure);
                    System.exit(1);
                });
    }
}
