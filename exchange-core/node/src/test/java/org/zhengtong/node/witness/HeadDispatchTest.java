// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.witness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhengtong.node.evidence.EvidenceFixtures.answered;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.node.evidence.EvidenceLog;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.node.testing.TestAuthority;
import org.zhengtong.schemas.evidence.SignedHeads;
import org.zhengtong.schemas.message.HeadWitnessRequest;
import org.zhengtong.schemas.message.SignedLogHead;
import org.zhengtong.schemas.message.Wire;

/** This node, 511900, has its log witnessed by its parent 510000, played by a listener with the parent's keys. */
@QuarkusTest
class HeadDispatchTest {

    @Inject
    EvidenceLog log;

    @Inject
    HeadDispatch dispatch;

    @Inject
    Vertx vertx;

    private final KeyCustody parent = NetworkFixtures.custody("510000");
    private final List<HeadWitnessRequest> requests = new CopyOnWriteArrayList<>();
    private HttpServer listener;

    @BeforeEach
    void parentListens() throws Exception {
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PfxOptions()
                        .setPath(NetworkFixtures.tlsStore("510000").toString())
                        .setPassword(TestAuthority.PASSWORD));
        int port = NetworkFixtures.map().node("510000").orElseThrow().getPeerPort();
        listener = vertx.createHttpServer(options)
                .requestHandler(this::countersign)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stopListening() throws Exception {
        listener.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    @TestSecurity(user = "auditor-1", roles = "auditor")
    void newestHeadIsServedWithTheParentsCountersignature() throws Exception {
        log.append(answered()).join();
        dispatch.catchUp("510000");
        log.append(answered()).join();
        dispatch.catchUp("510000");

        long size = given().get("/api/v1/evidence/heads/latest").jsonPath().getLong("size");
        String witnessed = await().until(
                        () -> given().get("/api/v1/evidence/heads/latest")
                                .jsonPath()
                                .getString("witnesses.find { it.node == '510000' && it.size >= %d }.signedHead"
                                        .formatted(size)),
                        head -> head != null);
        SignedLogHead head = Wire.decode(Base64.getDecoder().decode(witnessed), SignedLogHead.class);
        assertThat(SignedHeads.verify(head, NetworkFixtures.map()).getSize()).isGreaterThanOrEqualTo(size);
        assertThat(head.getWitnesses()).hasSize(1);
        assertThat(requests.get(0).getFromSize()).isZero();
        assertThat(requests)
                .allSatisfy(request -> assertThat(request.getRoots()).isNotEmpty());
    }

    private void countersign(HttpServerRequest request) {
        request.bodyHandler(body -> {
            if (!request.path().equals(WitnessRoute.PATH)) {
                request.response().setStatusCode(404).end();
                return;
            }
            HeadWitnessRequest asked = Wire.decode(body.getBytes(), HeadWitnessRequest.class);
            requests.add(asked);
            SignedLogHead head = Wire.decode(Wire.bytes(asked.getSignedHead()), SignedLogHead.class);
            byte[] witness = Wire.encode(
                    SignedHeads.countersign(head, "510000", parent.keyId(), parent.signingKey(), Instant.now()));
            request.response().end(Buffer.buffer(witness));
        });
    }
}
