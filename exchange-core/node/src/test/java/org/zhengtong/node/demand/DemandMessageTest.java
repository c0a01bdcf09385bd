// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.zhengtong.node.demand.DemandFixtures.ASKER;
import static org.zhengtong.node.demand.DemandFixtures.DEMANDS;
import static org.zhengtong.node.demand.DemandFixtures.PROVIDER;
import static org.zhengtong.node.demand.DemandFixtures.need;
import static org.zhengtong.node.demand.DemandFixtures.post;
import static org.zhengtong.node.demand.DemandFixtures.submitted;
import static org.zhengtong.node.demand.OtherNode.next;
import static org.zhengtong.schemas.message.SharingMessageKind.DEMAND;

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
import org.zhengtong.catalog.sharing.SharingInbox;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.testing.People;
import org.zhengtong.node.testing.People.Person;
import org.zhengtong.schemas.message.SharingMessage;

/** Demands between nodes: this node is the asker's, then the provider's, then the one above. */
@QuarkusTest
class DemandMessageTest {

    private static final String TIANJIN_BUREAU = "11120000009000066B";

    @Inject
    SharingInbox inbox;

    @Inject
    ObjectMapper json;

    @Inject
    Jdbi jdbi;

    private OtherNode tianjin;
    private OtherNode province;
    private Person asker;
    private Person administrator;

    @BeforeEach
    void prepare() {
        tianjin = new OtherNode("120000", jdbi, json, inbox);
        province = new OtherNode("510000", jdbi, json, inbox);
        asker = new People(jdbi).of(ASKER, "applicant");
        administrator = new People(jdbi).of("", "administrator");
    }

    private String assignedToTianjin() {
        String id = submitted(asker, need("外地居住证明"));
        post(administrator, id, "assignment", Map.of("organisation", TIANJIN_BUREAU, "node", "120000"))
                .statusCode(200)
                .body("inHand", equalTo("120000"));
        return id;
    }

    private static ObjectNode refusal(ObjectNode assigned) {
        ObjectNode answered = next(assigned, "REFUSED", "511900", TIANJIN_BUREAU);
        answered.putObject("answer")
                .put("outcome", "REFUSED")
                .put("ground", "LAW_FORBIDS")
                .put("text", "法律法规不允许");
        return answered.put("remark", "法律法规不允许");
    }

    @Test
    void theAnswerOfAnotherNodeIsAppliedOnceHoweverOftenItComes() {
        String id = assignedToTianjin();
        SharingMessage message = tianjin.sends(DEMAND, refusal(tianjin.last(DEMAND, id)));

        inbox.receive(message);
        tianjin.sends(DEMAND, refusal(tianjin.last(DEMAND, id)));

        asker.sends()
                .get(DEMANDS + "/" + id)
                .then()
                .body("demand.status", equalTo("REFUSED"))
                .body("demand.answer.ground", equalTo("LAW_FORBIDS"))
                .body("steps.status", contains("DRAFT", "SUBMITTED", "ASSIGNED", "REFUSED"));
    }

    @Test
    void onlyTheNodeThatHasItInHandMaySpeakAndOnlyOfTheSameDemand() {
        String id = assignedToTianjin();
        ObjectNode answered = refusal(tianjin.last(DEMAND, id));
        ObjectNode another = answered.deepCopy().put("asker", TIANJIN_BUREAU);
        ObjectNode strange = answered.deepCopy().put("id", UUID.randomUUID().toString());

        contradicts(() -> province.sends(DEMAND, answered));
        contradicts(() -> tianjin.sends(DEMAND, another));
        contradicts(() -> tianjin.sends(DEMAND, strange));

        asker.sends().get(DEMANDS + "/" + id).then().body("demand.status", equalTo("ASSIGNED"));
    }

    private static void contradicts(Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().name())
                .isEqualTo("SHARING_MESSAGE_CONTRADICTS"));
    }

    @Test
    void aDemandOfAnotherNodeIsAnsweredHereAndItsAskerTold() {
        ObjectNode foreign = foreign();
        String id = foreign.get("id").textValue();
        tianjin.sends(DEMAND, foreign);
        Person officer = new People(jdbi).of(PROVIDER, "provider-officer");
        officer.sends().get("/api/v1/duties").then().body("items.id", hasItem(id));

        post(officer, id, "answer", Map.of("outcome", "REFUSED", "ground", "OTHER", "text", "另行协商"))
                .statusCode(200)
                .body("inHand", equalTo("120000"));

        assertThat(tianjin.last(DEMAND, id).get("status").textValue()).isEqualTo("REFUSED");
        assertThat(province.told(DEMAND, id)).isEmpty();
        post(officer, id, "answer", Map.of("outcome", "REFUSED", "ground", "OTHER", "text", "x"))
                .statusCode(409)
                .body("code", equalTo("DEMAND_AT_ANOTHER_NODE"));
    }

    /** A demand of Tianjin that Tianjin's administrator assigned to an organisation here. */
    private ObjectNode foreign() {
        String id = assignedToTianjin();
        ObjectNode demand = tianjin.last(DEMAND, id);
        demand.put("id", UUID.randomUUID().toString()).put("home", "120000").put("inHand", "511900");
        demand.put("asker", TIANJIN_BUREAU)
                .put("dueOn", DemandFixtures.today().plusDays(9).toString());
        demand.putObject("duty")
                .put("organisation", PROVIDER)
                .put("node", "511900")
                .put("claimed", false)
                .put("since", Instant.now().toString());
        return demand;
    }

    @Test
    void whatTheAskerTakesBackIsTakenBackAtEveryNode() {
        String id = assignedToTianjin();
        ObjectNode late = refusal(tianjin.last(DEMAND, id));

        post(asker, id, "closure", Map.of("reason", "不再需要")).statusCode(200).body("status", equalTo("CLOSED"));
        assertThat(tianjin.last(DEMAND, id).get("status").textValue()).isEqualTo("CLOSED");
        tianjin.sends(DEMAND, late);
        tianjin.sends(DEMAND, late.put("step", late.get("step").intValue() + 1));

        asker.sends().get(DEMANDS + "/" + id).then().body("demand.status", equalTo("CLOSED"));
    }

    @Test
    void theAskersLastWordOverridesAnAnswerItHadNotHeardOf() {
        ObjectNode foreign = foreign();
        String id = foreign.get("id").textValue();
        tianjin.sends(DEMAND, foreign);
        Person officer = new People(jdbi).of(PROVIDER, "provider-officer");
        post(officer, id, "answer", Map.of("outcome", "REFUSED", "ground", "OTHER", "text", "另行协商"))
                .statusCode(200);

        tianjin.sends(DEMAND, next(foreign, "CLOSED", "120000", TIANJIN_BUREAU).put("remark", "不再需要"));

        officer.sends()
                .get(DEMANDS + "/" + id)
                .then()
                .body("demand.status", equalTo("CLOSED"))
                .body("demand.remark", equalTo("不再需要"))
                .body("steps.status", hasItems("REFUSED", "CLOSED"));
    }

    @Test
    void aDisputeIsSettledAboveAndTheResponsibleNodeHearsOfIt() {
        String id = assignedToTianjin();
        tianjin.sends(DEMAND, refusal(tianjin.last(DEMAND, id)));
        post(asker, id, "dispute", Map.of("reason", "应当共享")).statusCode(200);
        assertThat(tianjin.last(DEMAND, id).get("status").textValue()).isEqualTo("DISPUTED");

        ObjectNode settled = next(province.last(DEMAND, id), "SUBMITTED", "511900", "");
        settled.putNull("duty");
        province.sends(DEMAND, settled.put("remark", "应予共享，重新指派"));

        assertThat(tianjin.last(DEMAND, id).get("status").textValue()).isEqualTo("SUBMITTED");
        post(administrator, id, "assignment", Map.of("organisation", PROVIDER, "node", "511900"))
                .statusCode(200);
        Person officer = new People(jdbi).of(PROVIDER, "provider-officer");
        post(officer, id, "answer", Map.of("outcome", "REFUSED", "ground", "OTHER", "text", "x"))
                .statusCode(200);
        post(asker, id, "dispute", Map.of("reason", "再次"))
                .statusCode(409)
                .body("code", equalTo("DEMAND_DISPUTED_BEFORE"));
    }

    @Test
    void aDisputeThatComesUpIsSettledByThisLevelsAdministrator() {
        ObjectNode disputed = next(foreign(), "DISPUTED", "511900", TIANJIN_BUREAU);
        disputed.put("disputed", true).put("remark", "请协调");
        String id = disputed.get("id").textValue();
        tianjin.sends(DEMAND, disputed);

        post(asker, id, "ruling", Map.of("upheld", false, "reason", "x")).statusCode(403);
        post(administrator, id, "ruling", Map.of("upheld", false, "reason", "理由成立"))
                .statusCode(200)
                .body("status", equalTo("CLOSED"));

        assertThat(tianjin.last(DEMAND, id).get("status").textValue()).isEqualTo("CLOSED");
    }
}
