// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.catalog.entry.RevisionStore;
import org.zhengtong.node.NodeConfig;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.node.testing.TestAuthority;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.Envelope;
import org.zhengtong.schemas.message.ExchangeAnswer;
import org.zhengtong.schemas.message.ExchangeRequest;
import org.zhengtong.schemas.message.Outcome;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.ProofVerifier;

/** Other nodes at the listener: who gets in, whose word counts, and what a neighbour is answered. */
@QuarkusTest
class PeerExchangeTest {

    private static final String EXCHANGES = "/peer/v1/exchanges";
    private static final String PARENT = "510000";
    private static final String FAR = "120000";

    @Inject
    Jdbi jdbi;

    @Inject
    RevisionStore revisions;

    @Inject
    NodeConfig node;

    @TempDir
    Path folder;

    private final TestProvider provider = new TestProvider();
    private SharingFixtures sharing;
    private Neighbour parent;

    @BeforeEach
    void prepare() {
        sharing = new SharingFixtures(jdbi, revisions, node.code());
        parent = Neighbour.node(PARENT, node.code());
    }

    @AfterEach
    void end() {
        provider.close();
    }

    @Test
    void aStrangersCertificateDoesNotPassTheHandshake() {
        TestAuthority elsewhere = new TestAuthority(TestAuthority.Kind.TRANSPORT, "somebody else");
        Path store = folder.resolve("stranger.p12");
        elsewhere.store(store, "tls", elsewhere.issue("node-510000.example"));

        assertThatThrownBy(() -> Neighbour.of(store, node.code()).get("/peer/v1/network-map"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aNodeThatIsNoNeighbourIsRefused() throws IOException {
        HttpResponse<byte[]> refusal = Neighbour.node(FAR, node.code()).get("/peer/v1/network-map");

        refused(refusal, 403, "PEER_NOT_IN_NETWORK");
    }

    @Test
    void aNeighbourGetsTheSignedNetworkMap() throws IOException {
        HttpResponse<byte[]> answer = parent.get("/peer/v1/network-map");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(NetworkFixtures.map().signed());
    }

    @Test
    void aProvenRequestIsAnsweredWithOurProof() throws IOException {
        ExchangeRequest request = grantedRequest("answers", Instant.now());

        ExchangeAnswer answer = answer(parent.post(EXCHANGES, Wire.encode(Neighbour.sealed(request, PARENT))));

        assertThat(answer.getOutcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(answer.getExchangeId()).isEqualTo(request.getExchangeId());
        assertThat(new String(Wire.bytes(answer.getData()), StandardCharsets.UTF_8))
                .contains("巴健证 0001");
    }

    @Test
    void aReplayedRequestIsRefused() throws IOException {
        byte[] envelope = Wire.encode(Neighbour.sealed(grantedRequest("answers", Instant.now()), PARENT));
        assertThat(parent.post(EXCHANGES, envelope).statusCode()).isEqualTo(200);

        refused(parent.post(EXCHANGES, envelope), 409, "EXCHANGE_REPLAYED");

        assertThat(provider.asked()).hasSize(1);
    }

    @Test
    void aTamperedEnvelopeIsRefusedAndDoesNotSpoilTheGenuineOne() throws IOException {
        ExchangeRequest request = grantedRequest("answers", Instant.now());
        Envelope genuine = Neighbour.sealed(request, PARENT);
        ExchangeRequest other = Wire.decode(Wire.encode(request), ExchangeRequest.class);
        other.setApplicationSystem("another-system");
        Envelope tampered = new Envelope(genuine.getKind(), ByteBuffer.wrap(Wire.encode(other)), genuine.getProof());

        refused(parent.post(EXCHANGES, Wire.encode(tampered)), 400, "ENVELOPE_TAMPERED");

        assertThat(answer(parent.post(EXCHANGES, Wire.encode(genuine))).getOutcome())
                .isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void aRequestInAnotherNodesNameIsRefused() throws IOException {
        ExchangeRequest request = Neighbour.request(FAR, node.code(), sharing.resource(), Instant.now());

        refused(parent.post(EXCHANGES, Wire.encode(Neighbour.sealed(request, PARENT))), 400, "ENVELOPE_TAMPERED");
    }

    @Test
    void bytesThatAreNoEnvelopeAreRefused() throws IOException {
        refused(parent.post(EXCHANGES, new byte[] {1, 2, 3}), 400, "ENVELOPE_TAMPERED");
    }

    @Test
    void anExchangeIdThatIsNoneIsRefused() throws IOException {
        for (String id : List.of("", "x".repeat(65), "x".repeat(1_000_000), "two\nlines", "编号")) {
            ExchangeRequest request = grantedRequest("answers", Instant.now());
            request.setExchangeId(id);

            refused(parent.post(EXCHANGES, Wire.encode(Neighbour.sealed(request, PARENT))), 400, "ENVELOPE_TAMPERED");
        }
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void anOldRequestGetsASignedRefusal() throws IOException {
        ExchangeRequest request = grantedRequest("answers", Instant.now().minus(Duration.ofMinutes(5)));

        ExchangeAnswer answer = answer(parent.post(EXCHANGES, Wire.encode(Neighbour.sealed(request, PARENT))));

        assertThat(answer.getOutcome()).isEqualTo(Outcome.REFUSED);
        assertThat(JsonPath.from(answer.getProblem()).getString("code")).isEqualTo("REQUEST_STALE");
    }

    @Test
    void theProvidersNodeDecidesAboutTheGrant() throws IOException {
        ResourceCode resource = sharing.resource();
        ExchangeRequest request = Neighbour.request(PARENT, node.code(), resource, Instant.now());

        ExchangeAnswer answer = answer(parent.post(EXCHANGES, Wire.encode(Neighbour.sealed(request, PARENT))));

        assertThat(answer.getOutcome()).isEqualTo(Outcome.REFUSED);
        assertThat(JsonPath.from(answer.getProblem()).getString("code")).isEqualTo("GRANT_MISSING");
        assertThat(JsonPath.from(answer.getProblem()).getString("failedNode")).isEqualTo(node.code());
    }

    @Test
    void anOversizeMessageIsRefused() throws IOException {
        refused(parent.post(EXCHANGES, new byte[1_100_000]), 413, "BODY_TOO_LARGE");
    }

    @Test
    void anUnknownPathIsRefused() throws IOException {
        refused(parent.get("/peer/v1/nothing"), 404, "NOT_FOUND");
    }

    private ExchangeRequest grantedRequest(String behaviour, Instant createdAt) {
        ResourceCode resource = sharing.resource();
        sharing.attach(resource, provider.url(behaviour), 5000);
        sharing.grant(resource).ofNode(PARENT).insert();
        return Neighbour.request(PARENT, node.code(), resource, createdAt);
    }

    private ExchangeAnswer answer(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Zt-Route")).get().asString().startsWith(node.code() + "=");
        Envelope envelope = Wire.decode(response.body(), Envelope.class);
        byte[] message = Wire.bytes(envelope.getMessage());
        assertThat(envelope.getProof().getNode()).isEqualTo(node.code());
        new ProofVerifier(NetworkFixtures.map()).verify(envelope.getProof(), message);
        return Wire.decode(message, ExchangeAnswer.class);
    }

    private static void refused(HttpResponse<byte[]> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonPath problem = JsonPath.from(new String(response.body(), StandardCharsets.UTF_8));
        assertThat(problem.getString("code")).isEqualTo(code);
    }
}
