// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.zhengtong.node.demand.DemandFixtures.ASKER;
import static org.zhengtong.node.demand.DemandFixtures.DEMANDS;
import static org.zhengtong.node.demand.DemandFixtures.PROVIDER;
import static org.zhengtong.node.demand.DemandFixtures.THIRD;
import static org.zhengtong.node.demand.DemandFixtures.need;
import static org.zhengtong.node.demand.DemandFixtures.post;
import static org.zhengtong.node.demand.DemandFixtures.refused;
import static org.zhengtong.node.demand.DemandFixtures.submitted;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.node.testing.OpenLimits;
import org.zhengtong.node.testing.People;
import org.zhengtong.node.testing.People.Person;

/** Somebody's clock runs on a demand until it is answered or its asker takes it back. */
@QuarkusTest
class DemandClockTest {

    @Inject
    Jdbi jdbi;

    private Person asker;
    private Person officer;
    private Person administrator;

    @BeforeEach
    void prepare() {
        People people = new People(jdbi);
        asker = people.of(ASKER, "applicant");
        officer = people.of(PROVIDER, "provider-officer");
        administrator = people.of("", "administrator");
    }

    @Test
    void whatNobodyClaimsHasItsDayToo() {
        String id = submitted(asker, need("无人认领"));

        asker.sends().get(DEMANDS + "/" + id).then().body("demand.dueOn", notNullValue());
        assertThat(OpenLimits.subjects(asker::sends, "DEMAND_CLAIM")).contains(id + ".2");
        assertThat(clocks(id, "DEMAND_CLAIM")).containsExactly("open");
        post(officer, id, "claim", Map.of()).statusCode(200);
        assertThat(clocks(id, "DEMAND_CLAIM")).containsExactly("closed");
    }

    @Test
    void theAskerTakesADemandBackFromWhoeverHasIt() {
        String id = submitted(asker, need("不再需要"));
        post(officer, id, "claim", Map.of()).statusCode(200);

        refused(
                post(new People(jdbi).of(THIRD, "applicant"), id, "closure", Map.of("reason", "x")),
                403,
                "DEMAND_OF_ANOTHER_ORGANISATION");
        post(officer, id, "closure", Map.of("reason", "x")).statusCode(403);
        post(asker, id, "closure", Map.of("reason", "事项已取消"))
                .statusCode(200)
                .body("status", equalTo("CLOSED"))
                .body("remark", equalTo("事项已取消"));

        assertThat(clocks(id, "DEMAND")).containsExactly("closed");
        refused(
                post(officer, id, "answer", Map.of("outcome", "REFUSED", "ground", "OTHER", "text", "x")),
                409,
                "DEMAND_STEP_OUT_OF_TURN");
        refused(post(asker, id, "closure", Map.of("reason", "x")), 409, "DEMAND_STEP_OUT_OF_TURN");
    }

    @Test
    void whatIsGivenBackWaitsOnAClockOfItsOwn() {
        String id = submitted(asker, need("不是本部门"));
        post(administrator, id, "assignment", Map.of("organisation", PROVIDER)).statusCode(200);

        post(officer, id, "return", Map.of("reason", "不归我局")).statusCode(200).body("dueOn", notNullValue());

        assertThat(clocks(id, "DEMAND")).containsExactly("closed");
        assertThat(clocks(id, "DEMAND_CLAIM")).containsExactly("closed", "open");
    }

    private List<String> clocks(String id, String kind) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT CASE WHEN closed_on IS NULL THEN 'open' ELSE 'closed' END
                          FROM time_limit
                         WHERE subject LIKE :id || '.%'
                           AND kind = :kind
                         ORDER BY subject
                        """)
                .bind("id", id)
                .bind("kind", kind)
                .mapTo(String.class)
                .list());
    }
}
