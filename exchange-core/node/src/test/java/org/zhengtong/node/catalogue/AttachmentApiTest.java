// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ENTRIES;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.node.testing.People;
import org.zhengtong.node.testing.People.Person;

/** Attachments: whose they are, and who sees the addresses in them. */
@QuarkusTest
class AttachmentApiTest {

    private static final String ATTACHMENTS = "/api/v1/attachments";
    private static final String OTHER = "11511900009000023F";

    @Inject
    Jdbi jdbi;

    private People people;
    private Person manager;
    private Person officer;

    @BeforeEach
    void people() {
        people = new People(jdbi);
        manager = people.of(ORGANISATION, "catalogue-manager");
        officer = people.of(ORGANISATION, "provider-officer");
    }

    private String attached() {
        String resource = publishedBy(manager, entry(name("挂接")));
        attach(resource);
        return resource;
    }

    private static String publishedBy(Person manager, Map<String, Object> entry) {
        String id = manager.sends(entry)
                .post(ENTRIES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return manager.sends()
                .post(ENTRIES + "/" + id + "/publication")
                .then()
                .statusCode(200)
                .extract()
                .path("resource");
    }

    private void attach(String resource) {
        attach(officer, resource, "http://127.0.0.1:9/").statusCode(200);
    }

    private static ValidatableResponse attach(Person who, String resource, String url) {
        return who.sends(Map.of("resource", resource, "kind", "HTTP", "url", url))
                .put(ATTACHMENTS)
                .then();
    }

    private static ValidatableResponse detach(Person who, String resource) {
        return who.sends().queryParam("resource", resource).delete(ATTACHMENTS).then();
    }

    @Test
    void whatIsDetachedIsServedNoMoreUntilItIsAttachedAgain() {
        String resource = attached();

        detach(officer, resource).statusCode(204);
        detach(officer, resource).statusCode(404).body("code", equalTo("ATTACHMENT_UNKNOWN"));
        standing(resource, "NOT_ATTACHED");
        officer.sends().get(ATTACHMENTS).then().body("resource", not(hasItem(resource)));

        attach(resource);
        standing(resource, "ATTACHED");
        detach(officer, "nonsense").statusCode(400);
    }

    @Test
    void aServiceIsAttachedByOneOrganisationAlone() {
        String host = "service-" + UUID.randomUUID() + ".example";
        Person foreign = people.of(OTHER, "catalogue-manager", "provider-officer");
        Map<String, Object> entry = entry(name("冒用"));
        entry.put("providerOrganisation", OTHER);
        String own = publishedBy(foreign, entry);
        String first = attached();
        attach(officer, first, "http://" + host + "/provider/v1/requests").statusCode(200);

        for (String url : List.of(
                "http://" + host + "/provider/v1/requests",
                "http://" + host.toUpperCase(Locale.ROOT) + ".:80/elsewhere?x=1",
                "https://" + host + ":80")) {
            attach(foreign, own, url).statusCode(409).body("code", equalTo("ATTACHMENT_ADDRESS_TAKEN"));
        }
        attach(officer, attached(), "http://" + host + "/another").statusCode(200);
        attach(foreign, own, "http://" + host + ":8080/").statusCode(200);
        attach(officer, first, "http://" + host + ":8080/").statusCode(409);
        detach(foreign, own).statusCode(204);
        attach(officer, first, "http://" + host + ":8080/").statusCode(200);
    }

    private void standing(String resource, String attachment) {
        manager.sends()
                .queryParam("resource", resource)
                .get(ENTRIES)
                .then()
                .body("items[0].attachment", equalTo(attachment));
    }

    @Test
    void anOfficerSeesTheAddressesOfItsOwnOrganisationAlone() {
        String resource = attached();
        Person other = people.of(OTHER, "provider-officer");

        officer.sends().get(ATTACHMENTS).then().statusCode(200).body("resource", hasItem(resource));
        other.sends().get(ATTACHMENTS).then().statusCode(200).body("resource", not(hasItem(resource)));
        people.of("", "auditor").sends().get(ATTACHMENTS).then().body("resource", hasItem(resource));
        manager.sends().get(ATTACHMENTS).then().statusCode(403);
        detach(other, resource).statusCode(403).body("code", equalTo("ATTACHMENT_NOT_YOURS"));
        attach(other, resource, "http://127.0.0.1:9/").statusCode(403).body("code", equalTo("ATTACHMENT_NOT_YOURS"));
    }
}
