// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.zhengtong.node.evidence.EvidenceProblem.EVIDENCE_UNAVAILABLE;
import static org.zhengtong.node.exchange.Calls.ask;
import static org.zhengtong.node.exchange.Calls.body;
import static org.zhengtong.node.exchange.Calls.refused;
import static org.zhengtong.node.exchange.Calls.refusedShape;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.RevisionStore;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.NodeConfig;
import org.zhengtong.node.passage.Call;
import org.zhengtong.node.passage.Deadline;
import org.zhengtong.node.passage.Passage;
import org.zhengtong.sandbox.embedded.FreePorts;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.ExchangeMode;
import org.zhengtong.schemas.message.Purpose;
import org.zhengtong.schemas.message.Wire;

/** An application system asks for data of its own node: refused with the reason, and with evidence of the refusal. */
@QuarkusTest
@TestSecurity(
        user = SharingFixtures.SYSTEM,
        roles = "application-system",
        attributes = {
            @SecurityAttribute(key = "organisation", value = SharingFixtures.CONSUMER),
            @SecurityAttribute(key = "kind", value = "system"),
            @SecurityAttribute(key = "nonce", value = "test-nonce-0123456789abcdef")
        })
class RefusalTest {

    @Inject
    Jdbi jdbi;

    @Inject
    RevisionStore revisions;

    @Inject
    NodeConfig node;

    @Inject
    Conclusion conclusion;

    private final TestProvider provider = new TestProvider();
    private SharingFixtures sharing;

    @BeforeEach
    void prepare() {
        sharing = new SharingFixtures(jdbi, revisions, node.code());
    }

    @AfterEach
    void end() {
        provider.close();
    }

    @Test
    void anUnknownResourceIsRefusedAndTheRefusalIsEvidence() {
        ValidatableResponse refusal = refused(ask(new ResourceCode("105002/999999999999")), 404, "RESOURCE_UNKNOWN");

        assertThat(outcomeOf(refusal.extract().path("exchangeId"))).isEqualTo("RESOURCE_UNKNOWN");
    }

    @Test
    void withoutAGrantTheProviderIsNotAsked() {
        ResourceCode resource = attached("answers");

        refused(ask(resource), 403, "GRANT_MISSING").body("failedNode", equalTo(node.code()));

        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void aGrantOfThePastIsNotInForce() {
        ResourceCode resource = attached("answers");
        sharing.grant(resource).expired().insert();

        refused(ask(resource), 403, "GRANT_NOT_IN_FORCE");
    }

    @Test
    void anotherPurposeIsNotGranted() {
        ResourceCode resource = attached("answers");
        sharing.grant(resource).insert();

        refused(ask(body(resource, Map.of("purpose", "WORK_REFERENCE"))), 403, "PURPOSE_NOT_GRANTED");
    }

    @Test
    void aParameterTheEntryDoesNotNameIsRefused() {
        ResourceCode resource = attached("answers");
        sharing.grant(resource).insert();

        refused(ask(body(resource, Map.of("parameters", Map.of("remark", "x")))), 400, "PARAMETER_NOT_ALLOWED")
                .body("parameter", equalTo("remark"));
    }

    @Test
    void beyondTheQuotaTheCallerIsToldToWait() {
        ResourceCode resource = attached("answers");
        sharing.grant(resource).perSecond(1).insert();

        ask(resource).statusCode(200);

        ValidatableResponse refusal = Stream.generate(() -> ask(resource))
                .limit(10)
                .filter(answer -> answer.extract().statusCode() != 200)
                .findFirst()
                .orElseThrow();
        refused(refusal, 429, "QUOTA_EXCEEDED").header("Retry-After", notNullValue());
    }

    @Test
    void aResourceWithoutAttachmentIsUnavailable() {
        ResourceCode resource = sharing.resource();
        sharing.grant(resource).insert();

        refused(ask(resource), 502, "PROVIDER_UNAVAILABLE").body("failedNode", equalTo(node.code()));
    }

    @Test
    void aNodeThatCannotBeReachedIsNamed() {
        ResourceCode resource = sharing.resourceOf("120000");
        sharing.grant(resource).insert();

        ValidatableResponse refusal = refused(ask(resource), 502, "NODE_UNREACHABLE");

        refusal.body("failedNode", equalTo("510000"));
        assertThat(outcomeOf(refusal.extract().path("exchangeId"))).isEqualTo("NODE_UNREACHABLE");
    }

    @Test
    void aProviderThatIsDownIsUnavailable() {
        ResourceCode resource = sharing.resource();
        int closed = FreePorts.find(1).get(0);
        sharing.attach(resource, URI.create("http://127.0.0.1:" + closed + "/"), 2000);
        sharing.grant(resource).insert();

        ValidatableResponse refusal = refused(ask(resource), 502, "PROVIDER_UNAVAILABLE");

        assertThat(outcomeOf(refusal.extract().path("exchangeId"))).isEqualTo("PROVIDER_UNAVAILABLE");
    }

    @Test
    void aProviderThatAnswersNonsenseFails() {
        for (String behaviour : List.of("garbage", "fails")) {
            ResourceCode resource = attached(behaviour);
            sharing.grant(resource).insert();

            refused(ask(resource), 502, "PROVIDER_FAILED").body("detail", not(equalTo("stack")));
        }
    }

    @Test
    void parametersThatTheProviderRefusesAreTheCallersToMend() {
        ResourceCode resource = attached("refuses");
        sharing.grant(resource).insert();

        refused(ask(resource), 422, "PARAMETERS_REFUSED").body("whoFixes", equalTo("CALLER"));
    }

    @Test
    void aSlowProviderIsUnavailableAfterItsOwnTime() {
        ResourceCode resource = sharing.resource();
        sharing.attach(resource, provider.url("hangs"), 200);
        sharing.grant(resource).insert();

        refused(ask(resource), 502, "PROVIDER_UNAVAILABLE");
    }

    @Test
    void aDeadlineThatPassesNamesTheNode() {
        ResourceCode resource = attached("hangs");
        sharing.grant(resource).insert();

        refused(ask(resource, 200).then(), 504, "DEADLINE_EXPIRED").body("failedNode", equalTo(node.code()));
    }

    @Test
    void anOversizeRequestIsRefused() {
        ResourceCode resource = attached("answers");
        String body = "{\"resource\":\"" + resource.value() + "\",\"x\":\"" + "x".repeat(300_000) + "\"}";

        refusedShape(ask(body), 413, "BODY_TOO_LARGE");
    }

    @Test
    void malformedJsonIsRefusedWithItsPlace() {
        refusedShape(ask("{\"resource\": "), 400, "JSON_MALFORMED");
    }

    @Test
    void aResourceCodeOfTheWrongFormIsRefused() {
        ResourceCode any = new ResourceCode("105002/1");

        refusedShape(ask(body(any, Map.of("resource", "not a code"))), 400, "VALUE_INVALID");
    }

    @Test
    void moreThanTheNodeHasRoomForIsTurnedAwayAndNothingElse() {
        ResourceCode resource = attached("hangs");
        sharing.grant(resource).insert();
        ExecutorService threads = Executors.newFixedThreadPool(24);
        List<CompletableFuture<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            calls.add(CompletableFuture.supplyAsync(() -> ask(resource, 4000).statusCode(), threads));
        }

        List<Integer> statuses = calls.stream().map(CompletableFuture::join).toList();

        threads.shutdown();
        assertThat(statuses).contains(503).isSubsetOf(503, 504);
    }

    @Test
    void whatFailsManyAtOnceIsToldToEachAsItsOwn() {
        ProblemException shared = new ProblemException(EVIDENCE_UNAVAILABLE, "no database")
                .with("failedNode", node.code())
                .retryAfter(Duration.ofSeconds(3));

        List<ProblemException> told = Stream.of("first", "second")
                .map(id -> conclusion.refusal(passage(id), shared))
                .toList();

        assertThat(told)
                .extracting(refusal -> refusal.extensions().get("exchangeId"))
                .containsExactly("first", "second");
        assertThat(told).allSatisfy(refusal -> {
            assertThat(refusal.problem()).isEqualTo(EVIDENCE_UNAVAILABLE);
            assertThat(refusal.detail()).isEqualTo("no database");
            assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(3));
        });
    }

    private static Passage passage(String id) {
        Call call = new Call(
                SharingFixtures.SYSTEM,
                SharingFixtures.CONSUMER,
                new ResourceCode("105002/511900000001"),
                ExchangeMode.FETCH,
                Map.of(),
                Purpose.DATA_CHECK,
                null,
                null,
                "nonce");
        return Passage.entering(id, call, Instant.now(), Deadline.in(1000));
    }

    private ResourceCode attached(String behaviour) {
        ResourceCode resource = sharing.resource();
        sharing.attach(resource, provider.url(behaviour), 5000);
        return resource;
    }

    private String outcomeOf(String exchangeId) {
        byte[] record = jdbi.withHandle(h -> h.createQuery("SELECT record FROM evidence_record WHERE exchange_id = :id")
                .bind("id", exchangeId)
                .mapTo(byte[].class)
                .one());
        return Wire.decode(record, EvidenceRecord.class).getOutcome();
    }
}
