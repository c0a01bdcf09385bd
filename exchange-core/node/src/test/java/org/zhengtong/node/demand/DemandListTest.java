// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.zhengtong.node.demand.DemandFixtures.ASKER;
import static org.zhengtong.node.demand.DemandFixtures.DEMANDS;
import static org.zhengtong.node.demand.DemandFixtures.PROVIDER;
import static org.zhengtong.node.demand.DemandFixtures.THIRD;
import static org.zhengtong.node.demand.DemandFixtures.item;
import static org.zhengtong.node.demand.DemandFixtures.name;
import static org.zhengtong.node.demand.DemandFixtures.need;
import static org.zhengtong.node.demand.DemandFixtures.post;
import static org.zhengtong.node.demand.DemandFixtures.published;
import static org.zhengtong.node.demand.DemandFixtures.submitted;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.node.testing.People;
import org.zhengtong.node.testing.People.Person;

/** The demand list, the duty list, and what the catalogue suggests. */
@QuarkusTest
class DemandListTest {

    @Inject
    Jdbi jdbi;

    private Person asker;
    private Person officer;
    private Person manager;

    @BeforeEach
    void people() {
        People people = new People(jdbi);
        asker = people.of(ASKER, "applicant");
        officer = people.of(PROVIDER, "provider-officer");
        manager = people.of(PROVIDER, "catalogue-manager");
    }

    private String overdue(String name) {
        String id = submitted(asker, need(name));
        post(officer, id, "claim", Map.of()).statusCode(200);
        jdbi.useHandle(h -> h.execute("""
                UPDATE demand
                   SET due_on = due_on - 40,
                       document = jsonb_set(jsonb_set(document, '{dueOn}', to_jsonb(due_on - 40)),
                                            '{submittedAt}', '"2026-09-18T02:00:00Z"')
                 WHERE id = ?""", id));
        return id;
    }

    @Test
    void anExportedListHasNoCellThatASpreadsheetTakesForAFormula() {
        overdue("=cmd|' /C calc'!A0" + UUID.randomUUID());

        officer.sends()
                .get("/api/v1/duties/export")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(containsString("'=cmd"))
                .body(not(containsString(",=cmd")));
    }

    @Test
    void theDutyListKnowsAgeDueDayAndWhatIsOverdue() {
        String id = overdue(name("逾期需求"));

        officer.sends()
                .queryParam("overdue", true)
                .get("/api/v1/duties")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items.duty.organisation", everyItem(equalTo(PROVIDER)))
                .body("items.find { it.id == '" + id + "' }.overdue", equalTo(true))
                .body("items.find { it.id == '" + id + "' }.ageWorkingDays > 20", equalTo(true));
        new People(jdbi)
                .of(THIRD, "provider-officer")
                .sends()
                .queryParam("organisation", PROVIDER)
                .get("/api/v1/duties")
                .then()
                .body("items.id", not(hasItem(id)));
        new People(jdbi)
                .of("", "auditor")
                .sends()
                .get("/api/v1/duties/summary")
                .then()
                .statusCode(200)
                .body("find { it.organisation == '" + PROVIDER + "' }.overdue >= 1", equalTo(true));
        asker.sends().get("/api/v1/duties").then().statusCode(403);
    }

    @Test
    void theDemandListIsPagedAndShowsWhatWaitsToBeClaimed() {
        String waiting = submitted(asker, need("等待认领"));
        String draft = asker.sends(need("草稿")).post(DEMANDS).then().extract().path("id");

        String cursor = asker.sends()
                .queryParam("limit", 1)
                .get(DEMANDS)
                .then()
                .statusCode(200)
                .body("items.id", contains(draft))
                .extract()
                .path("nextCursor");
        asker.sends()
                .queryParam("limit", 1)
                .queryParam("cursor", cursor)
                .get(DEMANDS)
                .then()
                .body("items.id", contains(waiting));
        officer.sends().get(DEMANDS).then().body("items.id", hasItem(waiting)).body("items.id", not(hasItem(draft)));
        asker.sends().get(DEMANDS + "/export").then().statusCode(200).body(containsString(waiting));
    }

    @Test
    void whoSeesAllNarrowsTheListToOneOrganisationAndSeesNobodysDrafts() {
        String submitted = submitted(asker, need("收窄"));
        String draft = asker.sends(need("他人草稿")).post(DEMANDS).then().extract().path("id");
        Person auditor = new People(jdbi).of("", "auditor");
        Person third = new People(jdbi).of(THIRD, "applicant");

        auditor.sends()
                .queryParam("organisation", ASKER)
                .get(DEMANDS)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(submitted))
                .body("items.id", not(hasItem(draft)))
                .body("items.asker", everyItem(equalTo(ASKER)));
        auditor.sends().get(DEMANDS + "/" + draft).then().statusCode(404);
        auditor.sends().queryParam("organisation", THIRD).get(DEMANDS).then().body("items.id", not(hasItem(submitted)));
        third.sends().queryParam("organisation", ASKER).get(DEMANDS).then().body("items.id", not(hasItem(submitted)));
        asker.sends().get(DEMANDS).then().body("items.id", hasItem(draft));
    }

    @Test
    void entriesThatMaySatisfyItAreSuggested() {
        String wanted = "潜水作业人员减压体检";
        String resource = published(manager, wanted);
        String id = submitted(asker, need(wanted));

        asker.sends()
                .get(DEMANDS + "/" + id + "/suggestions")
                .then()
                .statusCode(200)
                .body("resource", hasItem(resource))
                .body("find { it.resource == '" + resource + "' }.matches", hasItem(wanted));
    }

    @Test
    void theNameDemandedIsSuggestedBeforeADozenLikeItThatHaveMoreOfTheItems() {
        String wanted = "高压氧舱操作人员岗位培训合格名册";
        List<Map<String, Object>> items = List.of(item("舱内压力", "pressure"), item("培训学时", "hours"));
        for (int i = 1; i <= 12; i++) {
            published(manager, wanted + i + "批", items);
        }
        String exact = published(manager, wanted);
        String other = published(manager, "压力容器作业台账", items);
        Map<String, Object> need = need(wanted);
        need.put("items", List.of("舱内压力", "培训学时"));
        String id = submitted(asker, need);

        List<String> suggested = suggestions(id);

        assertThat(suggested).hasSize(10).doesNotContain(other).first().isEqualTo(exact);
        assertThat(suggestions(id)).isEqualTo(suggested);
    }

    private List<String> suggestions(String id) {
        return asker.sends().get(DEMANDS + "/" + id + "/suggestions").path("resource");
    }
}
