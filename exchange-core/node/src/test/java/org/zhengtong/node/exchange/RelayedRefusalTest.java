// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.zhengtong.node.exchange.Calls.ask;
import static org.zhengtong.node.exchange.Calls.refused;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.RevisionStore;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.node.NodeConfig;
import org.zhengtong.node.passage.Sealed;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.node.testing.TestAuthority;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.Envelope;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.ExchangeAnswer;
import org.zhengtong.schemas.message.ExchangeRequest;
import org.zhengtong.schemas.message.MessageKind;
import org.zhengtong.schemas.message.Outcome;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.Proofs;

/** What a node on the way to the provider's, played by a listener with its keys, can make of a call by refusing it. */
@QuarkusTest
@TestSecurity(
        user = SharingFixtures.SYSTEM,
        roles = "application-system",
        attributes = {
            @SecurityAttribute(key = "organisation", value = SharingFixtures.CONSUMER),
            @SecurityAttribute(key = "kind", value = "system"),
            @SecurityAttribute(key = "nonce", value = "test-nonce-0123456789abcdef")
        })
class RelayedRefusalTest {

    private static final String PARENT = "510000";
    private static final String PROVIDER = "120000";

    @Inject
    Jdbi jdbi;

    @Inject
    RevisionStore revisions;

    @Inject
    NodeConfig node;

    @Inject
    Vertx vertx;

    private ResourceCode resource;
    private HttpServer parent;
    private volatile Function<byte[], Reply> behaviour = asked -> new Reply(500, new byte[0]);

    /** What the parent answers a request with. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Reply(int status, byte[] body) {}

    @BeforeEach
    void parentListens() throws Exception {
        SharingFixtures sharing = new SharingFixtures(jdbi, revisions, node.code());
        resource = sharing.resourceOf(PROVIDER);
        sharing.grant(resource).insert();
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PfxOptions()
                        .setPath(NetworkFixtures.tlsStore(PARENT).toString())
                        .setPassword(TestAuthority.PASSWORD));
        int port = NetworkFixtures.map().node(PARENT).orElseThrow().getPeerPort();
        parent = vertx.createHttpServer(options)
                .requestHandler(this::answer)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void parentStops() throws Exception {
        parent.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void nobodyOnTheWaySpeaksOfGrants() {
        for (String code : List.of("GRANT_MISSING", "RESOURCE_DENIED", "PROVIDER_FAILED", "SOMETHING_NEW")) {
            unsigned(409, code);

            ValidatableResponse refusal = refused(ask(resource), 502, "ANSWER_NOT_PROVEN");

            refusal.body("failedNode", equalTo(PARENT));
            assertThat(outcomeOf(refusal)).isEqualTo("ANSWER_NOT_PROVEN");
        }
    }

    @Test
    void whatTheWaySaysOfItselfIsBelieved() {
        unsigned(504, "DEADLINE_EXPIRED");
        refused(ask(resource), 504, "DEADLINE_EXPIRED").body("failedNode", equalTo("100000"));

        unsigned(502, "ANSWER_NOT_PROVEN");
        refused(ask(resource), 502, "ANSWER_NOT_PROVEN").body("failedNode", equalTo("100000"));
    }

    @Test
    void whateverTheWaySaysTheCallersNodeKeepsEvidenceUnderTheCallersId() {
        for (String code : List.of("EXCHANGE_REPLAYED", "ENVELOPE_TAMPERED")) {
            unsigned(400, code);

            ValidatableResponse refusal = refused(ask(resource), code.startsWith("EX") ? 409 : 400, code);

            assertThat(outcomeOf(refusal)).isEqualTo(code);
            String id = refusal.extract().path("exchangeId");
            given().get("/api/v1/receipts/" + id).then().statusCode(200).body("exchangeId", equalTo(id));
        }
    }

    @Test
    void theProvidersOwnRefusalIsPassedOnAsItIs() {
        behaviour = asked -> new Reply(200, signed(asked, """
                {"code": "GRANT_MISSING", "status": 403, "detail": "the provider's word", "failedNode": "120000"}"""));
        refused(ask(resource), 403, "GRANT_MISSING")
                .body("detail", equalTo("the provider's word"))
                .body("failedNode", equalTo(PROVIDER));

        behaviour = asked -> new Reply(200, signed(asked, """
                {"code": "SOMETHING_NEW", "status": 422, "title": "新的理由", "detail": "x"}"""));
        refused(ask(resource), 422, "SOMETHING_NEW").body("title", not(equalTo("")));
    }

    private void unsigned(int status, String code) {
        byte[] body = Buffer.buffer("{\"code\":\"" + code + "\",\"status\":" + status
                        + ",\"title\":\"x\",\"detail\":\"x\",\"failedNode\":\"100000\"}")
                .getBytes();
        behaviour = asked -> new Reply(status, body);
    }

    /** A refusal of the provider's node, with its proof. */
    private static byte[] signed(byte[] envelope, String problem) {
        Sealed<ExchangeRequest> asked = Sealed.open(envelope, MessageKind.EXCHANGE_REQUEST, ExchangeRequest.class);
        byte[] bytes = Wire.encode(ExchangeAnswer.newBuilder()
                .setExchangeId(asked.message().getExchangeId())
                .setProviderNode(PROVIDER)
                .setRequestDigest(ByteBuffer.wrap(asked.digest()))
                .setOutcome(Outcome.REFUSED)
                .setProblem(problem)
                .setData(ByteBuffer.allocate(0))
                .setEntryRevision(0)
                .setProducedAt(Instant.ofEpochMilli(System.currentTimeMillis()))
                .build());
        KeyCustody keys = NetworkFixtures.custody(PROVIDER);
        return Wire.encode(new Envelope(
                MessageKind.EXCHANGE_ANSWER,
                ByteBuffer.wrap(bytes),
                Proofs.make(PROVIDER, keys.keyId(), keys.signingKey(), Instant.now(), List.of(bytes))
                        .get(0)));
    }

    private void answer(HttpServerRequest request) {
        request.bodyHandler(body -> {
            Reply reply = request.path().equals(TransitRoute.PATH)
                    ? behaviour.apply(body.getBytes())
                    : new Reply(404, new byte[0]);
            request.response().setStatusCode(reply.status()).end(Buffer.buffer(reply.body()));
        });
    }

    private String outcomeOf(ValidatableResponse refusal) {
        String id = refusal.extract().path("exchangeId");
        return jdbi.withHandle(h -> h.createQuery("SELECT record FROM evidence_record WHERE exchange_id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .map(record -> Wire.decode(record, EvidenceRecord.class).getOutcome())
                .findOne()
                .orElse("no evidence"));
    }
}
