// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.FeedFixtures.code;
import static org.zhengtong.node.catalogue.FeedFixtures.page;
import static org.zhengtong.node.catalogue.FeedFixtures.pageByKey;
import static org.zhengtong.node.catalogue.FeedFixtures.revision;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.feed.FeedIntake;
import org.zhengtong.catalog.feed.FeedIntake.Applied;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.FeedPage;

/** What a neighbour's feed may not bring, and what must not hold it up. */
@QuarkusTest
@TestSecurity(user = "operator-1", roles = "operator")
class FeedGuardTest {

    private static final String PROVINCE = "510000";
    private static final String OTHER_PROVINCE = "120000";

    @Inject
    FeedIntake intake;

    @Inject
    EntryStore entries;

    @Inject
    Jdbi jdbi;

    @Test
    void aNodeNumbersItsResourcesInItsOwnRange() {
        String ofAnother = code("511900");
        CatalogueEntryRevision grabbed = revision(ofAnother, 1, name("占号"));
        grabbed.setNode("120000");

        Applied applied = FeedFixtures.apply(intake, "120000", page(grabbed));

        assertThat(applied.refused()).isEqualTo(1);
        assertThat(entries.findByResource(new ResourceCode(ofAnother))).isEmpty();
        List<String> reasons = jdbi.withHandle(h -> h.createQuery("SELECT reason FROM feed_refusal WHERE resource = :r")
                .bind("r", ofAnother)
                .mapTo(String.class)
                .list());
        assertThat(reasons).containsExactly("CODE_OF_ANOTHER_NODE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"classCode\":\"1\"", "\\u0000"})
    void aRevisionThatCannotBeReadIsRefusedAndTheRestGoesOn(String fault) {
        String broken = code(OTHER_PROVINCE);
        String next = code(OTHER_PROVINCE);
        CatalogueEntryRevision malformed = revision(broken, 1, name("坏条目"));
        String document = malformed.getDocument();
        malformed.setDocument(
                switch (fault) {
                    case "null" -> "null";
                    case "\\u0000" -> document.replace("坏条目", "坏\\u0000条目");
                    default -> document.replaceAll("\"classCode\":\"[0-9]*\"", fault);
                });
        assertThat(malformed.getDocument()).isNotEqualTo(document);
        FeedPage page = page(malformed);
        FeedPage behind = page(revision(next, 1, name("其后")));
        page.getItems().get(0).setPosition(11L);
        behind.getItems().get(0).setPosition(12L);
        page.setItems(List.of(page.getItems().get(0), behind.getItems().get(0)));
        page.setPosition(12L);
        page.setHead(12L);

        assertThat(FeedFixtures.apply(intake, OTHER_PROVINCE, page)).isEqualTo(new Applied(1, 1, 12, true));

        assertThat(entries.findByResource(new ResourceCode(next))).isPresent();
        assertThat(entries.findByResource(new ResourceCode(broken))).isEmpty();
    }

    @Test
    void whatAFeedWaitsForIsShownAndGivenUpWhenItDoesNotCome() {
        String waits = code(PROVINCE);
        String next = code(PROVINCE);
        FeedPage gone = pageByKey("key-of-yesterday", revision(waits, 1, name("旧密钥")));
        FeedPage behind = page(revision(next, 1, name("其后")));
        behind.getItems().get(0).setPosition(2L);
        gone.setItems(List.of(gone.getItems().get(0), behind.getItems().get(0)));
        gone.setPosition(2L);
        gone.setHead(2L);

        assertThat(FeedFixtures.apply(intake, PROVINCE, gone).complete()).isFalse();
        assertThat(FeedFixtures.apply(intake, PROVINCE, gone).complete()).isFalse();
        federation()
                .body("neighbours.find { it.node == '510000' }.waiting.resource", equalTo(waits))
                .body("neighbours.find { it.node == '510000' }.waiting.origin", equalTo(PROVINCE))
                .body("neighbours.find { it.node == '510000' }.waiting.position", equalTo(1));
        assertThat(entries.findByResource(new ResourceCode(next))).isEmpty();

        jdbi.useHandle(h -> h.execute(
                "UPDATE feed_cursor SET waits_since = waits_since - INTERVAL '2 hours' WHERE neighbour = ?", PROVINCE));
        assertThat(FeedFixtures.apply(intake, PROVINCE, gone)).isEqualTo(new Applied(1, 1, 2, true));

        assertThat(entries.findByResource(new ResourceCode(next))).isPresent();
        federation()
                .body("neighbours.find { it.node == '510000' }.waiting", nullValue())
                .body("neighbours.find { it.node == '510000' }.refusals.reason", hasItem("UNKNOWN_KEY"));
    }

    private static ValidatableResponse federation() {
        return given().get("/api/v1/catalogue/federation").then().statusCode(200);
    }
}
