// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.zhengtong.node.demand.CorrectionApiTest.CORRECTIONS;
import static org.zhengtong.node.demand.CorrectionApiTest.post;
import static org.zhengtong.node.demand.CorrectionApiTest.raised;
import static org.zhengtong.node.demand.DemandFixtures.ASKER;
import static org.zhengtong.node.demand.DemandFixtures.PROVIDER;
import static org.zhengtong.node.demand.DemandFixtures.THIRD;
import static org.zhengtong.node.demand.DemandFixtures.name;
import static org.zhengtong.node.demand.DemandFixtures.published;
import static org.zhengtong.node.demand.EvidenceOfExchanges.doubt;
import static org.zhengtong.node.demand.EvidenceOfExchanges.entryDoubt;
import static org.zhengtong.node.demand.OtherNode.next;
import static org.zhengtong.schemas.message.SharingMessageKind.CORRECTION;
import static org.zhengtong.schemas.message.SharingMessageKind.CORRECTION_NOTICE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.RevisionStore;
import org.zhengtong.catalog.sharing.SharingInbox;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.evidence.EvidenceLog;
import org.zhengtong.node.exchange.SharingFixtures;
import org.zhengtong.node.testing.People;
import org.zhengtong.node.testing.People.Person;
import org.zhengtong.schemas.message.SharingMessage;

/** Corrections between nodes, and the notices to everybody who may have received the datum. */
@QuarkusTest
class CorrectionMessageTest {

    private static final String NOTICES = CORRECTIONS + "/notices";
    private static final String TIANJIN_BUREAU = "111000000090001114";

    @Inject
    SharingInbox inbox;

    @Inject
    ObjectMapper json;

    @Inject
    Jdbi jdbi;

    @Inject
    EvidenceLog log;

    @Inject
    RevisionStore revisions;

    private EvidenceOfExchanges evidence;
    private OtherNode tianjin;
    private OtherNode province;
    private Person raiser;
    private Person officer;
    private String resource;

    @BeforeEach
    void prepare() {
        evidence = new EvidenceOfExchanges(log);
        tianjin = new OtherNode("120000", jdbi, json, inbox);
        province = new OtherNode("510000", jdbi, json, inbox);
        People people = new People(jdbi);
        raiser = people.of(ASKER, "applicant");
        officer = people.of(PROVIDER, "provider-officer");
        resource = published(people.of(PROVIDER, "catalogue-manager"), name("更正样例"));
    }

    @Test
    void theAnswerOfAnotherNodeReachesTheRaiserOnceAndADisputeGoesUp() {
        String foreign = new SharingFixtures(jdbi, revisions, "511900")
                .resourceOf("120000")
                .value();
        String id = raised(raiser, entryDoubt(foreign));
        ObjectNode answered = next(tianjin.last(CORRECTION, id), "UNFOUNDED", "511900", PROVIDER);
        answered.put("outcome", "UNFOUNDED").put("remark", "与实际相符").putNull("dueOn");

        contradicts(() -> province.sends(CORRECTION, answered));
        SharingMessage message = tianjin.sends(CORRECTION, answered);
        inbox.receive(message);
        tianjin.sends(CORRECTION, answered);

        raiser.sends()
                .get(CORRECTIONS + "/" + id)
                .then()
                .body("correction.status", equalTo("UNFOUNDED"))
                .body("steps.status", contains("RAISED", "UNFOUNDED"));
        post(raiser, id, "dispute", Map.of("text", "仍有疑义")).statusCode(200).body("inHand", equalTo("510000"));
        ObjectNode settled = next(province.last(CORRECTION, id), "RAISED", "120000", "");
        province.sends(CORRECTION, settled.put("remark", "请重新核查").putNull("outcome"));
        assertThat(tianjin.last(CORRECTION, id).get("status").textValue()).isEqualTo("RAISED");
    }

    @Test
    void aDoubtOfAnotherNodeRunsOnThisNodesClock() {
        ObjectNode told = foreign();
        String id = told.get("id").textValue();
        tianjin.sends(CORRECTION, told);

        assertThat(tianjin.last(CORRECTION, id).get("dueOn").textValue()).isNotEqualTo("2020-01-01");
        post(officer, id, "answer", Map.of("outcome", "CORRECTED", "text", "已更正更新周期"))
                .statusCode(200)
                .body("inHand", equalTo("120000"));
        assertThat(tianjin.last(CORRECTION, id).get("status").textValue()).isEqualTo("CORRECTED");
        contradicts(() -> tianjin.sends(CORRECTION, foreign().put("resource", "105002/511900777777")));
    }

    /** A doubt of Tianjin about an entry of this node, with a last day counted by another calendar. */
    private ObjectNode foreign() {
        String id = raised(raiser, entryDoubt(resource));
        String document = jdbi.withHandle(h -> h.createQuery("SELECT document FROM correction WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
        ObjectNode told = parsed(document);
        return told.put("id", UUID.randomUUID().toString())
                .put("home", "120000")
                .put("raiser", TIANJIN_BUREAU)
                .put("dueOn", "2020-01-01");
    }

    private ObjectNode parsed(String document) {
        try {
            return (ObjectNode) json.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void contradicts(Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().name())
                .isEqualTo("SHARING_MESSAGE_CONTRADICTS"));
    }

    private String correctedWithRecipients() {
        String id = raised(raiser, doubt(resource, evidence.datum(resource, ASKER)));
        evidence.answered(resource, THIRD, "ANSWERED");
        evidence.answered(resource, THIRD, "MATCH");
        evidence.answered(resource, "115100000090000587", "GRANT_MISSING");
        evidence.answeredFrom("120000", resource, TIANJIN_BUREAU);
        post(officer, id, "answer", Map.of("outcome", "CORRECTED", "text", "已更正有效期"))
                .statusCode(200);
        return id;
    }

    @Test
    void everyOrganisationThatMayHaveReceivedTheDatumIsToldAndAcknowledges() {
        String id = correctedWithRecipients();
        Person third = new People(jdbi).of(THIRD, "caseworker");

        officer.sends()
                .queryParam("correction", id)
                .get(NOTICES)
                .then()
                .statusCode(200)
                .body("items.organisation", containsInAnyOrder(THIRD, TIANJIN_BUREAU))
                .body("items.find { it.organisation == '" + THIRD + "' }.answers", equalTo(2))
                .body("items.find { it.organisation == '" + TIANJIN_BUREAU + "' }.node", equalTo("120000"));
        third.sends(Map.of("done", "已更新本地副本"))
                .post(NOTICES + "/" + id + "/acknowledgement")
                .then()
                .statusCode(200)
                .body("acknowledgement.done", equalTo("已更新本地副本"));
        third.sends()
                .queryParam("open", true)
                .queryParam("correction", id)
                .get(NOTICES)
                .then()
                .body("items", empty());
        raiser.sends(Map.of("done", "x"))
                .post(NOTICES + "/" + id + "/acknowledgement")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOTICE_UNKNOWN"));
    }

    @Test
    void aNoticeToAnotherNodeIsAcknowledgedByItsMessage() {
        String id = correctedWithRecipients();
        ObjectNode noted = tianjin.last(CORRECTION_NOTICE, id);
        assertThat(noted.toString()).doesNotContain("511902209901010012");
        noted.putObject("acknowledgement")
                .put("by", "tj-1")
                .put("at", Instant.now().toString())
                .put("done", "已删除");

        contradicts(() -> province.sends(CORRECTION_NOTICE, noted));
        SharingMessage message = tianjin.sends(CORRECTION_NOTICE, noted);
        inbox.receive(message);

        officer.sends()
                .queryParam("correction", id)
                .queryParam("open", true)
                .get(NOTICES)
                .then()
                .body("items.organisation", contains(THIRD));
    }

    @Test
    void aNoticeComesFromTheResourcesNodeAlone() {
        String id = correctedWithRecipients();
        String foreign = new SharingFixtures(jdbi, revisions, "511900")
                .resourceOf("120000")
                .value();
        ObjectNode notice = tianjin.last(CORRECTION_NOTICE, id);
        notice.put("correctionId", UUID.randomUUID().toString())
                .put("organisation", ASKER)
                .put("node", "511900");
        notice.put("providerNode", "120000").put("resource", foreign);

        contradicts(() -> province.sends(CORRECTION_NOTICE, notice));
        contradicts(() -> tianjin.sends(CORRECTION_NOTICE, notice.deepCopy().put("resource", resource)));
        tianjin.sends(CORRECTION_NOTICE, notice);
        String received = notice.get("correctionId").textValue();

        raiser.sends(Map.of("done", "已更新"))
                .post(NOTICES + "/" + received + "/acknowledgement")
                .then()
                .statusCode(200);
        assertThat(tianjin.last(CORRECTION_NOTICE, received)
                        .path("acknowledgement")
                        .path("done")
                        .textValue())
                .isEqualTo("已更新");
    }
}
