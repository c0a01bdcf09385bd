// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.witness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhengtong.node.evidence.EvidenceFixtures.answered;
import static org.zhengtong.node.witness.WitnessProblem.HEAD_NOT_PROVEN;
import static org.zhengtong.node.witness.WitnessProblem.LOG_FORKED;
import static org.zhengtong.node.witness.WitnessProblem.WITNESS_OUT_OF_STEP;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.evidence.EvidenceLog;
import org.zhengtong.node.evidence.StoredGroup;
import org.zhengtong.node.evidence.TestLog;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.schemas.evidence.Alteration;
import org.zhengtong.schemas.evidence.SignedHeads;
import org.zhengtong.schemas.message.Countersignature;
import org.zhengtong.schemas.message.HeadWitnessRequest;
import org.zhengtong.schemas.message.LogHead;
import org.zhengtong.schemas.message.SignedLogHead;
import org.zhengtong.schemas.message.Wire;

/** This node, 511900, witnesses the log of its parent 510000. */
@QuarkusTest
class WitnessTest {

    private static final String PARENT = "510000";

    @Inject
    Witness witness;

    @Inject
    Outbox outbox;

    @Inject
    Jdbi jdbi;

    private TestLog parent;

    @BeforeEach
    void parentsLog() throws SQLException {
        parent = TestLog.of(PARENT, outbox);
    }

    @AfterEach
    void close() {
        parent.close();
    }

    @Test
    void headsThatExtendTheLogAreCountersignedAndAForkIsNot() throws Exception {
        // a log that grows is witnessed page by page
        EvidenceLog log = parent.open();
        append(log, 3);
        Countersignature first = witness.witness(PARENT, request(parent, 0, 3));
        append(log, 2);
        Countersignature second = witness.witness(PARENT, request(parent, 3, 5));
        requireHolds(parent, 3, first);
        requireHolds(parent, 5, second);

        // an answer that was lost is given again
        requireHolds(parent, 5, witness.witness(PARENT, request(parent, 5, 5)));

        // a request from elsewhere is told where the witness stands
        ProblemException outOfStep = refusal(request(parent, 3, 5));
        assertThat(outOfStep.problem()).isEqualTo(WITNESS_OUT_OF_STEP);
        assertThat(outOfStep.extensions()).containsEntry("witnessedSize", 5L);

        // another history of the same node is a fork, whatever its length
        try (TestLog rewritten = TestLog.of(PARENT, outbox)) {
            append(rewritten.open(), 8);
            assertThat(refusal(request(rewritten, 5, 8)).problem()).isEqualTo(LOG_FORKED);
            assertThat(refusal(request(rewritten, 5, 5)).problem()).isEqualTo(LOG_FORKED);
            assertThat(refusal(request(rewritten, 0, 4)).problem()).isEqualTo(LOG_FORKED);
        }
        assertThat(auditedForks()).isEqualTo(3);

        // and the true one goes on
        append(log, 1);
        requireHolds(parent, 6, witness.witness(PARENT, request(parent, 5, 6)));
    }

    @Test
    @TestSecurity(user = "auditor-1", roles = "auditor")
    void logThatLostItsEndIsFoundByWhatTheWitnessHolds() throws Exception {
        try (TestLog nation = TestLog.of("100000", outbox)) {
            append(nation.open(), 3);
            witness.witness("100000", request(nation, 0, 3));
            nation.asOwner("DELETE FROM evidence_record WHERE sequence = 2");
            nation.asOwner("DELETE FROM evidence_group WHERE group_index = 2");

            String held = given().get("/api/v1/witnessed-heads")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("find { it.node == '100000' }.signedHead");

            LogHead head = SignedHeads.verify(
                    Wire.decode(Base64.getDecoder().decode(held), SignedLogHead.class), NetworkFixtures.map());
            assertThat(nation.verify(List.of()).fault()).isEmpty();
            assertThat(nation.verify(List.of(head)).fault())
                    .hasValueSatisfying(fault -> assertThat(fault.what()).isEqualTo(Alteration.LOG_CUT));
        }
    }

    @Test
    void headOfAnotherNodeOrWithAlteredBytesIsNotProven() throws Exception {
        append(parent.open(), 1);
        HeadWitnessRequest request = request(parent, 0, 1);

        ProblemException stranger =
                catchThrowableOfType(ProblemException.class, () -> witness.witness("100000", request));
        byte[] altered = Wire.bytes(request.getSignedHead());
        altered[20] ^= 1;
        request.setSignedHead(ByteBuffer.wrap(altered));

        assertThat(stranger.problem()).isEqualTo(HEAD_NOT_PROVEN);
        assertThat(refusal(request).problem()).isEqualTo(HEAD_NOT_PROVEN);
    }

    @Test
    void rootsThatDoNotFitTheHeadAreNotTakenForAFork() throws Exception {
        append(parent.open(), 2);
        HeadWitnessRequest request = request(parent, 0, 2);
        request.setRoots(request.getRoots().subList(0, 1));

        assertThat(refusal(request).problem()).isEqualTo(HEAD_NOT_PROVEN);
    }

    private static void append(EvidenceLog log, int groups) {
        for (int i = 0; i < groups; i++) {
            log.append(answered()).join();
        }
    }

    private static HeadWitnessRequest request(TestLog log, long from, long to) {
        StoredGroup last = log.store().group(to - 1).orElseThrow();
        return HeadWitnessRequest.newBuilder()
                .setFromSize(from)
                .setRoots(log.store().roots(from, to).stream()
                        .map(ByteBuffer::wrap)
                        .toList())
                .setSignedHead(ByteBuffer.wrap(Wire.encode(last.signedHead(List.of()))))
                .build();
    }

    private static void requireHolds(TestLog log, long size, Countersignature witness) {
        StoredGroup group = log.store().group(size - 1).orElseThrow();
        assertThat(witness.getNode()).isEqualTo("511900");
        SignedHeads.verify(group.signedHead(List.of(witness)), NetworkFixtures.map());
    }

    private ProblemException refusal(HeadWitnessRequest request) {
        return catchThrowableOfType(ProblemException.class, () -> witness.witness(PARENT, request));
    }

    private long auditedForks() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM audit_entry WHERE action = 'evidence.log-forked' AND subject = :node")
                .bind("node", PARENT)
                .mapTo(Long.class)
                .one());
    }
}
