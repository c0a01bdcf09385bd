// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ENTRIES;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.draft;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.json;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.publish;
import static org.zhengtong.node.catalogue.FeedFixtures.entryId;
import static org.zhengtong.node.catalogue.FeedFixtures.notice;
import static org.zhengtong.node.catalogue.FeedFixtures.page;
import static org.zhengtong.node.catalogue.FeedFixtures.revision;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.feed.CatalogueFeed;
import org.zhengtong.catalog.feed.FeedIntake;
import org.zhengtong.catalog.feed.FeedIntake.Applied;
import org.zhengtong.catalog.feed.FeedIntake.Checked;
import org.zhengtong.catalog.feed.Reader;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.EntryStatus;
import org.zhengtong.schemas.message.FeedItem;
import org.zhengtong.schemas.message.FeedPage;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.ProofVerifier;

/** Which node gets what of the feed of 511900, and what that node does with what it gets no longer. */
@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class FeedVisibilityTest {

    private static final Reader PARENT = new Reader("510000", true);
    private static final Reader COUNTY = new Reader("511923", false);
    private static final Reader FAR = new Reader("120000", false);

    @Inject
    CatalogueFeed feed;

    @Inject
    FeedIntake intake;

    @Inject
    EntryStore entries;

    @Inject
    ProofVerifier proofs;

    private String publishedWith(String visibility) {
        Map<String, Object> entry = entry(name("可见"));
        entry.put("visibility", visibility);
        String id = draft(entry).then().statusCode(201).extract().path("id");
        publish(id).then().statusCode(200);
        return id;
    }

    private void republish(String id, String visibility) {
        Map<String, Object> entry = entry(name("收窄后"));
        entry.put("visibility", visibility);
        String tag = given().get(ENTRIES + "/" + id).header("ETag");
        json().header("If-Match", tag)
                .body(entry)
                .put(ENTRIES + "/" + id)
                .then()
                .statusCode(200);
        publish(id).then().statusCode(200);
    }

    /** What a reader gets of an entry when it follows the whole feed. */
    private List<CatalogueEntryRevision> received(Reader reader, String id) {
        List<CatalogueEntryRevision> received = new ArrayList<>();
        long position = 0;
        FeedPage page;
        do {
            page = feed.page(reader, position, 3);
            position = page.getPosition();
            page.getItems().stream()
                    .map(FeedItem::getRevision)
                    .filter(revision -> revision.getEntryId().equals(id))
                    .forEach(received::add);
        } while (position < page.getHead());
        return received;
    }

    @Test
    void anEntryGoesUpAlwaysAndToOthersByItsVisibility() {
        String city = publishedWith("CITY");
        String everyone = publishedWith("EVERYONE");
        String own = publishedWith("NODE");

        assertThat(received(PARENT, city)).hasSize(1);
        assertThat(received(COUNTY, city)).hasSize(1);
        assertThat(received(FAR, city)).isEmpty();
        assertThat(received(FAR, everyone)).hasSize(1);
        assertThat(received(PARENT, own)).hasSize(1);
        assertThat(received(COUNTY, own)).isEmpty();
    }

    @Test
    void whenVisibilityNarrowsThoseOutsideLearnAWithdrawalThatTellsNothing() {
        String id = publishedWith("EVERYONE");

        republish(id, "CITY");

        assertThat(received(FAR, id)).singleElement().satisfies(revision -> {
            assertThat(revision.getStatus()).isEqualTo(EntryStatus.WITHDRAWN);
            assertThat(revision.getRevision()).isEqualTo(2);
            assertThat(revision.getDocument()).isEqualTo("{\"outside\":\"5119\"}");
        });
        assertThat(received(COUNTY, id))
                .extracting(CatalogueEntryRevision::getStatus)
                .containsExactly(EntryStatus.PUBLISHED, EntryStatus.PUBLISHED);
        assertThat(received(PARENT, id)).as("both, and the notice to pass on").hasSize(3);
        FeedItem notice = feed.newest(FAR, List.of(code(id))).getItems().get(0);
        proofs.verify(notice.getProof(), Wire.encode(notice.getRevision()));
    }

    private static String code(String id) {
        return given().get(ENTRIES + "/" + id).path("resource");
    }

    @Test
    void aNodeOutsideWithdrawsTheEntryAndTakesItAgainWhenItMayKnowIt() {
        String resource = FeedFixtures.code("510000");
        String name = name("省内文件");
        FeedFixtures.apply(intake, "510000", page(revision(resource, 1, name)));

        FeedFixtures.apply(intake, "510000", page(notice(resource, 2, "510000")));

        assertThat(entries.published(new ResourceCode(resource))).isEmpty();
        given().queryParam("text", name).get("/api/v1/catalogue/search").then().body("items", empty());
        FeedFixtures.apply(intake, "510000", page(revision(resource, 3, name)));
        assertThat(entries.published(new ResourceCode(resource))).isPresent();
    }

    @Test
    void aNoticeCheckedBeforeThePageWithItsEntryWasEnteredStillWithdrawsIt() {
        String resource = FeedFixtures.code("510000");
        Checked first = intake.check(page(revision(resource, 1, name("先后"))));
        Checked second = intake.check(page(notice(resource, 2, "510000")));

        intake.enter("510000", first);
        assertThat(entries.published(new ResourceCode(resource))).isPresent();
        intake.enter("510000", second);

        assertThat(entries.published(new ResourceCode(resource))).isEmpty();
    }

    @Test
    void aNodeInsideKeepsTheEntryAndPassesTheNoticeOnOnce() {
        String resource = FeedFixtures.code("510000");
        Map<String, Object> narrowed = entry(name("省内名录"));
        narrowed.put("visibility", "PROVINCE");
        FeedPage page =
                page(revision(resource, 1, name("省内名录")), revision(resource, 2, narrowed), notice(resource, 2, "51"));

        FeedFixtures.apply(intake, "510000", page);
        FeedFixtures.apply(intake, "another", page);

        assertThat(entries.published(new ResourceCode(resource)))
                .hasValueSatisfying(entry -> assertThat(entry.revision()).isEqualTo(2));
        assertThat(received(FAR, entryId(resource)))
                .extracting(CatalogueEntryRevision::getStatus)
                .containsExactly(EntryStatus.WITHDRAWN);
        assertThat(received(COUNTY, entryId(resource))).hasSize(2);
    }

    @Test
    void aDocumentThatLacksWhatEveryEntryHasIsRefusedAndHoldsUpNothing() {
        String hollow = FeedFixtures.code("510000");
        String sound = FeedFixtures.code("510000");

        Applied applied = FeedFixtures.apply(
                intake,
                "510000",
                page(
                        revision(hollow, 1, Map.of("name", name("残缺"), "openFlag", false)),
                        revision(sound, 1, name("完整"))));

        assertThat(applied.refused()).isEqualTo(1);
        assertThat(entries.published(new ResourceCode(sound))).isPresent();
    }

    @Test
    void aNoticeAboutAnEntryNeverKnownIsPassedOver() {
        String resource = FeedFixtures.code("510000");

        FeedFixtures.apply(intake, "510000", page(notice(resource, 2, "510000")));

        assertThat(entries.findByResource(new ResourceCode(resource))).isEmpty();
    }
}
