// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.sharing.SharingDispatch;
import org.zhengtong.node.exchange.Neighbour;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.node.testing.TestAuthority;
import org.zhengtong.schemas.message.SharingMessageKind;

/** The parent 510000 was silent, so that the next try is an hour off, and is heard again. */
@QuarkusTest
class ReturnTest {

    @Inject
    SharingDispatch dispatch;

    @Inject
    Jdbi jdbi;

    @Inject
    Vertx vertx;

    private final String mark = UUID.randomUUID().toString();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private boolean waits() {
        return jdbi.withHandle(
                h -> h.createQuery("""
                        SELECT last_failure IS NOT NULL AND acked_at IS NULL
                          FROM sharing_dispatch
                         WHERE payload = :mark
                        """).bind("mark", mark).mapTo(Boolean.class).one());
    }

    private boolean arrived() {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT acked_at IS NOT NULL FROM sharing_dispatch WHERE payload = :mark")
                        .bind("mark", mark)
                        .mapTo(Boolean.class)
                        .one());
    }

    private HttpServer parentListens() throws Exception {
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PfxOptions()
                        .setPath(NetworkFixtures.tlsStore("510000").toString())
                        .setPassword(TestAuthority.PASSWORD));
        int port = NetworkFixtures.map().node("510000").orElseThrow().getPeerPort();
        return vertx.createHttpServer(options)
                .requestHandler(request -> {
                    asked.add(request.path());
                    boolean message = request.path().equals(SharingMessageRoute.PATH);
                    request.response().setStatusCode(message ? 200 : 503).end();
                })
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @Test
    void aNeighbourThatAsksIsFollowedAndToldAgainAtOnce() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> dispatch.send("510000", SharingMessageKind.REPORT_RECEIPT, mark));
        await().until(this::waits);
        HttpServer parent = parentListens();
        try {
            assertThat(arrived()).isFalse();

            Neighbour.node("510000", "511900").get("/peer/v1/network-map");

            await().atMost(Duration.ofSeconds(30)).until(this::arrived);
            await().atMost(Duration.ofSeconds(30)).until(() -> asked.contains(FeedRoute.PATH));
        } finally {
            parent.close().toCompletionStage().toCompletableFuture().get();
        }
    }
}
