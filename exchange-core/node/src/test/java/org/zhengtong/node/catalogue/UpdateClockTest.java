// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ENTRIES;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.draft;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.json;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.publish;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.sharing.SharingInbox;
import org.zhengtong.node.testing.OpenLimits;
import org.zhengtong.schemas.message.SharingMessageKind;

/** An entry the parent returned is published corrected within its time. */
@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class UpdateClockTest {

    @Inject
    SharingInbox inbox;

    @Inject
    Jdbi jdbi;

    private void receipt(String event) {
        inbox.receive(ApplicationFixtures.message(
                "510000", SharingMessageKind.REPORT_RECEIPT, "{\"upTo\":0,\"events\":[" + event + "]}"));
    }

    private static String event(String resource, String event, String reason) {
        return "{\"resource\":\"%s\",\"revision\":1,\"event\":\"%s\",\"reason\":\"%s\",\"decidedBy\":\"审核员甲\",\"decidedAt\":\"%s\"}"
                .formatted(resource, event, reason, Instant.now());
    }

    @Test
    void whatWasReturnedIsToBePublishedCorrectedInTime() {
        String name = name("限期更新");
        String id = draft(entry(name)).path("id");
        String resource = publish(id).path("resource");

        receipt(event(resource, "RETURNED", "摘要过于笼统"));
        assertThat(clock(resource)).isEqualTo("RUNNING");
        given().post(ENTRIES + "/" + id + "/report").then().statusCode(202);
        assertThat(clock(resource)).isEqualTo("RESTING");
        receipt(event(resource, "RETURNED", "仍过于笼统"));
        assertThat(clock(resource)).isEqualTo("RUNNING");
        assertThat(OpenLimits.subjects(RestAssured::given, "CATALOGUE_UPDATE")).contains(resource + "@1");

        Map<String, Object> better = entry(name);
        better.put("summary", "从业人员预防性健康检查合格证明，按公民身份号码查询");
        json().header("If-Match", given().get(ENTRIES + "/" + id).header("ETag"))
                .body(better)
                .put(ENTRIES + "/" + id)
                .then()
                .statusCode(200);
        publish(id).then().statusCode(200);
        assertThat(clock(resource)).isEqualTo("ENDED");
    }

    private String clock(String resource) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT CASE WHEN closed_on IS NOT NULL THEN 'ENDED'
                                    WHEN paused_on IS NOT NULL THEN 'RESTING'
                                    ELSE 'RUNNING'
                               END
                          FROM time_limit
                         WHERE kind = 'CATALOGUE_UPDATE'
                           AND subject = :subject
                        """)
                .bind("subject", resource + "@1")
                .mapTo(String.class)
                .one());
    }
}
