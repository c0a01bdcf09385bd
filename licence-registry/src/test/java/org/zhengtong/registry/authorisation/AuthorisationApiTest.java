// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.authorisation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.intake.StockRows;
import org.zhengtong.registry.scan.Archives;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.Events;
import org.zhengtong.registry.testing.Identities;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.event.HolderAuthorisationChanged;

@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class AuthorisationApiTest {

    private static final String PATH = "/api/v1/holder-authorisations";
    private static final SecurityIdentity APP =
            Identities.system("sc-app", TrustResource.SICHUAN, "application-system", "holder-channel");
    private static final SecurityIdentity WINDOW = Identities.person("tj-window", TrustResource.SICHUAN, "caseworker");

    @Inject
    TestIdentityAssociation caller;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void whatTheHolderConfirmsIsReadOnceByWhoeverPresentedTheCode() {
        String one = Registry.issued(Registry.personalOrder());
        String other = Registry.issued(Registry.personalOrder());
        Code opened = opened();
        String id = presented(opened.text());

        caller.setTestIdentity(APP);
        given().get(PATH + "/" + id + "/request")
                .then()
                .statusCode(200)
                .body("state", equalTo("PRESENTED"))
                .body("organisation", equalTo(TrustResource.SICHUAN))
                .body("purpose", equalTo("ADMINISTRATIVE_BASIS"))
                .body("cause", equalTo("办理健康证"))
                .body("offered.identifier", hasItem(one))
                .body("offered.holder.name", everyItem(is("陈**")));
        Registry.post(PATH + "/" + id + "/confirmation", Map.of("licences", List.of(one)))
                .then()
                .statusCode(200);

        caller.setTestIdentity(WINDOW);
        given().get(PATH + "/" + id).then().body("state", equalTo("CONFIRMED")).body("licences", equalTo(1));
        caller.setTestIdentity(APP);
        given().get(PATH + "/" + id + "/request").then().statusCode(200).body("offered.size()", equalTo(0));
        caller.setTestIdentity(WINDOW);
        Documents.get(one, "application/ofd").then().statusCode(403).body("code", equalTo("DOCUMENT_PERSONAL"));
        String document = redeem(id)
                .statusCode(200)
                .body("licence.identifier", contains(one))
                .body("[0].licence.holder.code", equalTo(Registry.PERSON))
                .body("[0].licence.fields.gender", equalTo("女"))
                .extract()
                .path("[0].document.path");
        theDocumentIsFetchedOnce(document);
        redeem(id).statusCode(409).body("code", equalTo("AUTHORISATION_NOT_POSSIBLE"));

        theRecordTells(id, one, other);
        everyStepIsTold(id, one);
    }

    @Test
    void aLicenceTakenInIsOfferedAndReadWholeWithItsScan() {
        String holder = String.valueOf(Registry.SPOUSE.get("code"));
        byte[] image = Archives.png();
        String identifier = Archives.takenIn(StockRows.personal("林示例", holder), image);
        String id = presented(opened(holder).text());

        caller.setTestIdentity(APP);
        given().get(PATH + "/" + id + "/request")
                .then()
                .body("offered.find { it.identifier == '" + identifier + "' }.origin", equalTo("TAKEN_IN"))
                .body("offered.holder.name", everyItem(is("林**")));
        Registry.post(PATH + "/" + id + "/confirmation", Map.of("licences", List.of(identifier)))
                .then()
                .statusCode(200);

        caller.setTestIdentity(WINDOW);
        Archives.scan(identifier).then().statusCode(403).body("code", equalTo("DOCUMENT_PERSONAL"));
        String scan = redeem(id)
                .statusCode(200)
                .body("licence.identifier", contains(identifier))
                .body("[0].licence.origin", equalTo("TAKEN_IN"))
                .body("[0].licence.trust", equalTo("B"))
                .body("[0].licence.status", nullValue())
                .body("[0].licence.holder.code", equalTo(holder))
                .extract()
                .path("[0].document.path");
        byte[] fetched = given().get(scan).then().statusCode(200).extract().asByteArray();
        assertThat(fetched).isEqualTo(image);
        given().get(scan).then().statusCode(410);
        caller.setTestIdentity(Identities.person("auditor-1", TrustResource.SICHUAN, "auditor"));
        given().queryParams(Map.of("licence", identifier, "unmasked", true))
                .get("/api/v1/access-records")
                .then()
                .body("items.action", containsInAnyOrder("READ", "DOCUMENT"))
                .body("items.cause", everyItem(is("办理健康证; authorisation " + id)));
    }

    @Test
    void theChannelCannotAskForWhatItAnswersForTheHolder() {
        Code opened = opened();

        caller.setTestIdentity(APP);
        present(opened.text(), "ADMINISTRATIVE_BASIS")
                .statusCode(404)
                .body("code", equalTo("AUTHORISATION_CODE_INVALID"));

        presented(opened.text());
    }

    private void everyStepIsTold(String id, String one) {
        assertThat(audited(id))
                .containsExactly(
                        "authorisation.opened",
                        "authorisation.presented",
                        "authorisation.confirmed",
                        "authorisation.redeemed");
        assertThat(Events.await(HolderAuthorisationChanged.class, id, 4))
                .extracting(HolderAuthorisationChanged::getState)
                .containsExactly("OPEN", "PRESENTED", "CONFIRMED", "REDEEMED");
        assertThat(Events.await(HolderAuthorisationChanged.class, id, 4).toString())
                .contains(TrustResource.SICHUAN)
                .doesNotContain(Registry.PERSON, one);
    }

    private void theDocumentIsFetchedOnce(String document) {
        caller.setTestIdentity(APP);
        given().get(document).then().statusCode(404);
        caller.setTestIdentity(WINDOW);
        given().get(document).then().statusCode(200).contentType("application/ofd");
        given().get(document).then().statusCode(410);
    }

    @Test
    void aCodeIsPresentedOnceAndNotAfterItsTime() {
        String text = opened().text();
        presented(text);

        present(text, "ADMINISTRATIVE_BASIS").statusCode(404).body("code", equalTo("AUTHORISATION_CODE_INVALID"));
        Code late = opened();
        jdbi.useHandle(
                handle -> handle.createUpdate("UPDATE holder_authorisation SET expires_at = opened_at WHERE id = :id")
                        .bind("id", late.id())
                        .execute());
        caller.setTestIdentity(WINDOW);
        present(late.text(), "ADMINISTRATIVE_BASIS").statusCode(404);
        present("ZTSQ:" + "0".repeat(32), "CURIOSITY").statusCode(400).body("code", equalTo("PURPOSE_REQUIRED"));
        present("ZTSQ:1", "ADMINISTRATIVE_BASIS").statusCode(400);
    }

    @Test
    void nothingIsReadThatTheHolderDidNotConfirm() {
        Code opened = opened();
        String id = presented(opened.text());
        redeem(id).statusCode(409);
        caller.setTestIdentity(Identities.person("bz-registrar", TrustResource.BAZHONG, "registrar"));
        String shops = Registry.issued(Registry.foodOrder());

        caller.setTestIdentity(APP);
        Registry.post(PATH + "/" + id + "/confirmation", Map.of("licences", List.of(shops)))
                .then()
                .statusCode(422)
                .body("code", equalTo("LICENCE_NOT_WANTED"));
        Registry.post(PATH + "/" + id + "/refusal", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"));
        Registry.post(PATH + "/" + id + "/refusal", Map.of()).then().statusCode(409);

        caller.setTestIdentity(WINDOW);
        redeem(id).statusCode(409);
    }

    @Test
    void eachSideSeesItsOwnAuthorisationsAlone() {
        String id = presented(opened().text());

        caller.setTestIdentity(Identities.person("tj-window", TrustResource.BAZHONG, "caseworker"));
        given().get(PATH + "/" + id).then().statusCode(404).body("code", equalTo("AUTHORISATION_UNKNOWN"));
        redeem(id).statusCode(404);
        given().get(PATH + "/" + id + "/request").then().statusCode(403);
        Registry.post(PATH, Map.of("scheme", "CITIZEN_ID", "holder", Registry.PERSON))
                .then()
                .statusCode(403);
        caller.setTestIdentity(Identities.system("other-app", TrustResource.SICHUAN, "holder-channel"));
        given().get(PATH + "/" + id + "/request").then().statusCode(404);
        Registry.post(PATH + "/" + id + "/refusal", Map.of()).then().statusCode(404);
        redeem(id).statusCode(403);
    }

    private void theRecordTells(String id, String read, String notRead) {
        caller.setTestIdentity(Identities.person("auditor-1", TrustResource.SICHUAN, "auditor"));
        given().queryParams(Map.of("licence", read, "unmasked", true))
                .get("/api/v1/access-records")
                .then()
                .body("items.who", contains("tj-window", "tj-window"))
                .body("items.action", containsInAnyOrder("READ", "DOCUMENT"))
                .body("items[0].caseNumber", equalTo("5119002026112299"))
                .body("items.cause", everyItem(containsString("办理健康证; authorisation " + id)));
        given().queryParams(Map.of("licence", notRead, "unmasked", true))
                .get("/api/v1/access-records")
                .then()
                .body("items.size()", equalTo(0));
        given().queryParams(Map.of("licence", notRead))
                .get("/api/v1/access-records")
                .then()
                .body("items.who", contains("sc-app"))
                .body("items.cause", contains("shown to the holder, authorisation " + id));
    }

    private record Code(String id, String text) {}

    private Code opened() {
        return opened(Registry.PERSON);
    }

    private Code opened(String holder) {
        caller.setTestIdentity(APP);
        var answer = Registry.post(PATH, Map.of("scheme", "CITIZEN_ID", "holder", holder))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Code(answer.getString("id"), answer.getString("text"));
    }

    private String presented(String text) {
        caller.setTestIdentity(WINDOW);
        return present(text, "ADMINISTRATIVE_BASIS").statusCode(200).extract().path("id");
    }

    private static ValidatableResponse present(String text, String purpose) {
        return Registry.post(
                        PATH + "/presentations",
                        Map.of(
                                "text",
                                text,
                                "licenceTypes",
                                List.of(Registry.PERSONAL),
                                "purpose",
                                purpose,
                                "caseNumber",
                                "5119002026112299",
                                "cause",
                                "办理健康证"))
                .then();
    }

    private static ValidatableResponse redeem(String id) {
        return Registry.post(PATH + "/" + id + "/redemption", Map.of()).then();
    }

    private List<String> audited(String id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT action FROM audit_entry WHERE subject = :id ORDER BY sequence")
                        .bind("id", id)
                        .mapTo(String.class)
                        .list());
    }
}
