// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ENTRIES;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.ReviewProfile.person;
import static org.zhengtong.node.catalogue.ReviewProfile.personOfNoOrganisation;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.node.catalogue.ReviewProfile.Person;

/** Who acts for no organisation has none's drafts, grants and applications to see, not everybody's. */
@QuarkusTest
@TestProfile(ReviewProfile.class)
class NoOrganisationTest {

    @Inject
    Jdbi jdbi;

    @Test
    void reviewsAreNotForWhoActsForNobody() {
        Person manager = person(ORGANISATION, "catalogue-manager");
        String draft = manager.calls().body(entry(name("未公布"))).post(ENTRIES).path("id");
        String review = manager.calls()
                .body(Map.of("kind", "CHANGE"))
                .post(ENTRIES + "/" + draft + "/submission")
                .path("id");
        String reviews = "/api/v1/catalogue/reviews?entry=" + draft;
        manager.calls().get(reviews).then().body("items.id", hasItem(review));

        personOfNoOrganisation("catalogue-manager", "catalogue-reviewer")
                .calls()
                .get(reviews)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void grantsAreNotForWhoActsForNobody() {
        String id = name("grant");
        String resource = "105002/511900000042";
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO access_grant (id, application_id, resource, provider_node, provider_organisation,
                               consumer_node, consumer_organisation, application_system, purposes, items,
                               valid_from, valid_to, status, granted_at)
                        VALUES (:id, :id, :resource, '511900', :organisation, '510000', 'c', 's', '{DATA_CHECK}', '{}',
                               current_date - 2, current_date + 365, 'IN_FORCE', now())
                        """)
                .bind("id", id)
                .bind("resource", resource)
                .bind("organisation", ORGANISATION)
                .execute());
        person(ORGANISATION, "provider-officer")
                .calls()
                .get("/api/v1/grants/" + id)
                .then()
                .statusCode(200);
        Person nobody = personOfNoOrganisation("applicant", "provider-officer");

        nobody.calls().get("/api/v1/grants/" + id).then().statusCode(404).body("code", equalTo("GRANT_UNKNOWN"));
        nobody.calls()
                .get("/api/v1/grants?resource=" + resource)
                .then()
                .statusCode(200)
                .body("items", empty());
    }
}
