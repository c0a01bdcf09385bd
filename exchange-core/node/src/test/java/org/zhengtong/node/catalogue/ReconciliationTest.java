// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.FeedFixtures.page;
import static org.zhengtong.node.catalogue.FeedFixtures.revision;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.feed.FeedIntake;
import org.zhengtong.catalog.feed.Reader;
import org.zhengtong.catalog.reconciliation.NeighbourCatalogue;
import org.zhengtong.catalog.reconciliation.Reconciliation;
import org.zhengtong.catalog.reconciliation.Reconciliation.Outcome;
import org.zhengtong.catalog.reconciliation.Summaries;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.FeedItem;
import org.zhengtong.schemas.message.FeedPage;
import org.zhengtong.schemas.message.SummaryLine;

/** What this node and its parent hold otherwise is found, and nothing else is fetched. The parent here is a recorded one. */
@QuarkusTest
@TestSecurity(
        user = "operator-1",
        roles = {"operator"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class ReconciliationTest {

    private static final String FEDERATION = "/api/v1/catalogue/federation";

    @Inject
    Reconciliation reconciliation;

    @Inject
    Summaries summaries;

    @Inject
    FeedIntake intake;

    @Inject
    EntryStore entries;

    /** The parent as it was when this was made: it held all that this node then held. */
    private final class Recorded implements NeighbourCatalogue {

        private final List<SummaryLine> origins = lines("", List.of());
        private final List<SummaryLine> buckets = lines("510000", List.of());
        private final Map<String, List<SummaryLine>> byBucket = new LinkedHashMap<>();
        private final Map<String, FeedItem> held;
        private final List<String> asked = new ArrayList<>();

        Recorded(Map<String, FeedItem> held) {
            this.held = held;
            IntStream.range(0, 256)
                    .mapToObj(bucket -> HexFormat.of().toHexDigits((byte) bucket))
                    .forEach(bucket -> byBucket.put(bucket, lines("510000", List.of(bucket))));
        }

        private List<SummaryLine> lines(String origin, List<String> buckets) {
            return summaries.of(new Reader("510000", true), origin, buckets);
        }

        @Override
        public String node() {
            return "510000";
        }

        @Override
        public List<SummaryLine> summary(String origin, List<String> wanted) {
            if (origin.isEmpty()) {
                return origins;
            }
            return wanted.isEmpty()
                    ? buckets
                    : wanted.stream()
                            .flatMap(bucket -> byBucket.getOrDefault(bucket, List.of()).stream())
                            .toList();
        }

        @Override
        public List<FeedItem> entries(List<String> resources) {
            asked.addAll(resources);
            return resources.stream()
                    .map(held::get)
                    .filter(item -> item != null)
                    .toList();
        }
    }

    private final Map<String, FeedItem> learnt = new LinkedHashMap<>();

    private String learn(String name) {
        String resource = FeedFixtures.code("510000");
        FeedPage page = page(revision(resource, 1, name(name)));
        FeedFixtures.apply(intake, "510000", page);
        learnt.put(resource, page.getItems().get(0));
        return resource;
    }

    /** What no role of the application may do. */
    private static void lose(String resource) throws SQLException {
        Config config = ConfigProvider.getConfig();
        try (Connection owner = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                Statement delete = owner.createStatement()) {
            for (String table : List.of("catalogue_feed", "catalogue_search", "entry_revision", "catalogue_entry")) {
                delete.execute("DELETE FROM " + table + " WHERE resource = '" + resource + "'");
            }
        }
    }

    @Test
    void aLostEntryIsFoundAndItAloneIsFetchedAgain() throws SQLException {
        learn("完好");
        String lost = learn("丢失");
        learn("也完好");
        Recorded parent = new Recorded(learnt);
        assertThat(reconciliation.reconcile(parent).agrees()).isTrue();
        assertThat(parent.asked).isEmpty();

        lose(lost);
        Outcome outcome = reconciliation.reconcile(parent);

        assertThat(parent.asked).containsExactly(lost);
        assertThat(outcome.missing()).isEqualTo(1);
        assertThat(outcome.entered()).isEqualTo(1);
        assertThat(outcome.agrees()).isTrue();
        assertThat(entries.published(new ResourceCode(lost))).isPresent();
    }

    @Test
    void aRevisionMissedIsFetchedAgain() throws SQLException {
        String behind = learn("旧版");
        FeedPage newer = page(revision(behind, 2, name("新版")));
        FeedFixtures.apply(intake, "510000", newer);
        Recorded parent = new Recorded(Map.of(behind, newer.getItems().get(0)));
        lose(behind);
        intake.take("510000", List.of(Objects.requireNonNull(learnt.get(behind))));

        Outcome outcome = reconciliation.reconcile(parent);

        assertThat(outcome.outdated()).isEqualTo(1);
        assertThat(outcome.agrees()).isTrue();
        assertThat(entries.published(new ResourceCode(behind)))
                .hasValueSatisfying(entry -> assertThat(entry.revision()).isEqualTo(2));
    }

    @Test
    void whatOnlyThisNodeHasIsAskedForNamedAndKept() {
        Recorded parent = new Recorded(Map.of());
        String surplus = learn("仅本节点");

        Outcome outcome = reconciliation.reconcile(parent);

        assertThat(parent.asked).containsExactly(surplus);
        assertThat(outcome.surplus()).isEqualTo(1);
        assertThat(outcome.agrees()).isFalse();
        assertThat(outcome.unlike()).containsExactly("510000");
        assertThat(entries.published(new ResourceCode(surplus))).isPresent();
    }

    @Test
    void theStatusShowsTheParentAndWhatWasRefused() {
        given().get(FEDERATION)
                .then()
                .statusCode(200)
                .body("node", equalTo("511900"))
                .body("neighbours.find { it.node == '510000' }.relation", equalTo("PARENT"));
    }

    @Test
    void aNeighbourThatDoesNotAnswerIsNamed() {
        given().queryParam("neighbour", "510000")
                .post(FEDERATION + "/reconciliation")
                .then()
                .statusCode(502)
                .body("code", equalTo("RECONCILIATION_NOT_ANSWERED"))
                .body("failedNode", equalTo("510000"));
    }

    @Test
    @TestSecurity(user = "manager-1", roles = "catalogue-manager")
    void onlyOperatorsAndAdministratorsReconcile() {
        given().post(FEDERATION + "/reconciliation").then().statusCode(403);
    }
}
