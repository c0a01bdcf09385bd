// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ENTRIES;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.published;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.feed.CatalogueFeed;
import org.zhengtong.catalog.feed.FeedIntake;
import org.zhengtong.catalog.feed.FeedIntake.Applied;
import org.zhengtong.catalog.feed.Reader;
import org.zhengtong.catalog.neighbour.NeighbourStore;
import org.zhengtong.catalog.neighbour.SilentNodes;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.EntryStatus;
import org.zhengtong.schemas.message.FeedItem;
import org.zhengtong.schemas.message.FeedPage;
import org.zhengtong.schemas.message.Proof;
import org.zhengtong.schemas.message.SilentNode;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.ProofVerifier;
import org.zhengtong.schemas.proof.Proofs;

/** What a neighbour's feed does to this node; the neighbours themselves do not run here. */
@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class CatalogueFeedTest {

    private static final String PROVINCE = "510000";
    private static final Reader PARENT = new Reader(PROVINCE, true);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    CatalogueFeed feed;

    @Inject
    FeedIntake intake;

    @Inject
    NeighbourStore neighbours;

    @Inject
    SilentNodes silent;

    @Inject
    EntryStore entries;

    @Inject
    ProofVerifier proofs;

    @Inject
    ObjectMapper json;

    @Inject
    Jdbi jdbi;

    private final String neighbour = "neighbour-" + NUMBER.incrementAndGet();
    private final String resource = "105002/510000%06d".formatted(NUMBER.incrementAndGet());

    private CatalogueEntryRevision revision(String node, int revision, String name) {
        try {
            return CatalogueEntryRevision.newBuilder()
                    .setEntryId("entry-of-" + resource)
                    .setResource(resource)
                    .setRevision(revision)
                    .setNode(node)
                    .setProviderOrganisation("115100000090000587")
                    .setProviderName("四川省示例厅")
                    .setStatus(EntryStatus.PUBLISHED)
                    .setPublishedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                    .setDocument(json.writeValueAsString(entry(name)))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A page of revisions, proven by a node; positions count from 1. */
    private static FeedPage page(String prover, CatalogueEntryRevision... revisions) {
        KeyCustody keys = NetworkFixtures.custody(prover);
        return page(keys.keyId(), prover, keys, revisions);
    }

    private static FeedPage page(String keyId, String prover, KeyCustody keys, CatalogueEntryRevision... revisions) {
        List<byte[]> messages = List.of(revisions).stream().map(Wire::encode).toList();
        List<Proof> made = Proofs.make(prover, keyId, keys.signingKey(), Instant.now(), messages);
        List<FeedItem> items = new ArrayList<>();
        for (int i = 0; i < revisions.length; i++) {
            items.add(new FeedItem(i + 1L, revisions[i], made.get(i)));
        }
        return new FeedPage(items, (long) revisions.length, (long) revisions.length, List.of());
    }

    private int revisionKnown() {
        return entries.published(new ResourceCode(resource))
                .map(found -> found.revision())
                .orElse(0);
    }

    private long feedRows() {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM catalogue_feed WHERE resource = :resource")
                .bind("resource", resource)
                .mapTo(Long.class)
                .one());
    }

    @Test
    void whatThisNodePublishesIsInItsFeedWithAProofThatHolds() {
        String own = published(entry(name("城市绿地")));

        FeedItem item = all().stream().filter(about(own)).findFirst().orElseThrow();

        proofs.verify(item.getProof(), Wire.encode(item.getRevision()));
        assertThat(item.getProof().getNode()).isEqualTo("511900");
    }

    @Test
    void aLearntRevisionIsLiveFoundAndPassedOnWithTheProvidersProof() {
        String name = name("省级企业年报");

        Applied applied = FeedFixtures.apply(intake, neighbour, page(PROVINCE, revision(PROVINCE, 1, name)));

        assertThat(applied).isEqualTo(new Applied(1, 0, 1, true));
        assertThat(neighbours.cursor(neighbour)).isEqualTo(1);
        given().queryParam("text", name).get("/api/v1/catalogue/search").then().body("items.node", contains(PROVINCE));
        FeedItem passedOn = all().stream().filter(about(resource)).findFirst().orElseThrow();
        proofs.verify(passedOn.getProof(), Wire.encode(passedOn.getRevision()));
    }

    @Test
    void whoGaveARevisionDoesNotGetItBack() {
        FeedFixtures.apply(intake, neighbour, page(PROVINCE, revision(PROVINCE, 1, name("不回送"))));

        assertThat(all(new Reader(neighbour, true))).noneMatch(about(resource));
        assertThat(all(new Reader("another", true))).anyMatch(about(resource));
    }

    @Test
    void theSamePageTwiceOrFromTwoNeighboursIsEnteredOnce() {
        FeedPage page = page(PROVINCE, revision(PROVINCE, 1, name("医保定点")));
        FeedFixtures.apply(intake, neighbour, page);

        assertThat(FeedFixtures.apply(intake, neighbour, page).entered()).isZero();
        assertThat(FeedFixtures.apply(intake, neighbour + "-other", page).entered())
                .isZero();
        assertThat(feedRows()).isEqualTo(1);
    }

    @Test
    void anOlderRevisionNeverReplacesANewerOne() {
        CatalogueEntryRevision first = revision(PROVINCE, 1, name("学籍"));
        CatalogueEntryRevision second = revision(PROVINCE, 2, name("学籍"));
        FeedFixtures.apply(intake, neighbour, page(PROVINCE, second));

        assertThat(FeedFixtures.apply(intake, neighbour, page(PROVINCE, first)).entered())
                .isZero();
        assertThat(revisionKnown()).isEqualTo(2);
    }

    @Test
    void twoRevisionsOfOnePageBothEnterAndTheNewerIsLive() {
        Applied applied = FeedFixtures.apply(
                intake,
                neighbour,
                page(PROVINCE, revision(PROVINCE, 1, name("户籍")), revision(PROVINCE, 2, name("户籍"))));

        assertThat(applied.entered()).isEqualTo(2);
        assertThat(revisionKnown()).isEqualTo(2);
    }

    @Test
    void whatThisNodeProvidesIsNotOverwritten() {
        FeedFixtures.apply(intake, neighbour, page("511900", revision("511900", 9, name("冒名"))));

        assertThat(revisionKnown()).isZero();
        assertThat(neighbours.cursor(neighbour)).isEqualTo(1);
    }

    @Test
    void aRevisionOfAnotherProverOrAlteredIsRefusedKeptAndHoldsUpNothing() {
        CatalogueEntryRevision honest = revision(PROVINCE, 1, name("失信名单"));
        FeedPage forged = page("120000", honest);
        FeedItem proven = page(PROVINCE, honest).getItems().get(0);
        CatalogueEntryRevision altered = revision(PROVINCE, 1, name("改过的失信名单"));
        FeedPage tampered = new FeedPage(List.of(new FeedItem(2L, altered, proven.getProof())), 2L, 2L, List.of());

        assertThat(FeedFixtures.apply(intake, neighbour, forged).refused()).isEqualTo(1);
        assertThat(FeedFixtures.apply(intake, neighbour, tampered).refused()).isEqualTo(1);

        assertThat(revisionKnown()).isZero();
        assertThat(neighbours.cursor(neighbour)).isEqualTo(2);
        List<String> reasons = jdbi.withHandle(
                h -> h.createQuery("SELECT reason FROM feed_refusal WHERE neighbour = :n ORDER BY position")
                        .bind("n", neighbour)
                        .mapTo(String.class)
                        .list());
        assertThat(reasons).containsExactly("CONTRADICTS", "BAD_SIGNATURE");
    }

    @Test
    void aKeyTheMapDoesNotKnowYetMakesTheFeedWait() {
        FeedPage early = page(
                "key-of-tomorrow", PROVINCE, NetworkFixtures.custody(PROVINCE), revision(PROVINCE, 1, name("新节点")));

        Applied applied = FeedFixtures.apply(intake, neighbour, early);

        assertThat(applied).isEqualTo(new Applied(0, 0, 0, false));
        assertThat(neighbours.cursor(neighbour)).isZero();
    }

    @Test
    void whoAsksFromBeyondTheEndGetsTheFeedFromItsBeginning() {
        published(entry(name("河道采砂")));

        FeedPage page = feed.page(PARENT, 1_000_000, 1);

        assertThat(page.getItems()).hasSize(1);
        assertThat(page.getPosition()).isEqualTo(1);
    }

    private static Predicate<FeedItem> about(String resource) {
        return item -> item.getRevision().getResource().equals(resource);
    }

    private List<FeedItem> all() {
        return all(PARENT);
    }

    private List<FeedItem> all(Reader reader) {
        List<FeedItem> items = new ArrayList<>();
        FeedPage page = feed.page(reader, 0, 2);
        while (!page.getItems().isEmpty()) {
            items.addAll(page.getItems());
            page = feed.page(reader, page.getPosition(), 2);
        }
        assertThat(items).extracting(FeedItem::getPosition).isSorted().doesNotHaveDuplicates();
        return items;
    }

    @Test
    void anEntryOfASilentNodeIsShownAsStaleAndStays() {
        String name = name("失联");
        FeedFixtures.apply(intake, neighbour, page(PROVINCE, revision(PROVINCE, 1, name)));
        String own = published(entry(name));
        Instant since = Instant.parse("2026-11-20T08:00:00Z");

        silent.replace(neighbour, List.of(new SilentNode(PROVINCE, since)));

        read().then()
                .statusCode(200)
                .body("items[0].staleSince", equalTo("2026-11-20T08:00:00Z"))
                .body("items[0].attachment", equalTo("AT_ANOTHER_NODE"))
                .body("items[0].entry.name", equalTo(name));
        given().queryParam("text", name)
                .get("/api/v1/catalogue/search")
                .then()
                .body("items.find { it.resource == '" + resource + "' }.staleSince", equalTo("2026-11-20T08:00:00Z"))
                .body("items.find { it.resource == '" + own + "' }.staleSince", nullValue());
        silent.replace(neighbour, List.of());
        read().then().body("items[0].staleSince", nullValue());
    }

    private Response read() {
        return given().queryParam("resource", resource).get(ENTRIES);
    }
}
