// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

/** One licence that several hold together (共同持证人): 结婚证, 不动产权证书. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar", "licence-reader"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class CoHoldersTest {

    @Inject
    TestIdentityAssociation caller;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void everyHolderIsOnTheLicenceItsDocumentAndInTheSearch() {
        String identifier = Registry.issued(Registry.marriageOrder(List.of(Registry.SPOUSE)));

        given().get("/api/v1/licences/" + identifier + "?unmasked=true&purpose=DATA_CHECK")
                .then()
                .body("holder.name", equalTo("陈示例"))
                .body("coHolders.name", equalTo(List.of("林示例")))
                .body("coHolders.code", equalTo(List.of(Registry.SPOUSE.get("code"))));
        given().get("/api/v1/licences?purpose=DATA_CHECK&limit=100&holder=" + Registry.SPOUSE.get("code"))
                .then()
                .body("items.identifier", hasItem(identifier));
        Registry.verify(Map.of("document", Registry.document(identifier)))
                .then()
                .body("verdict", equalTo("VALID"));
        given().get("/api/v1/licences/" + identifier + "/metadata?unmasked=true&purpose=DATA_CHECK")
                .then()
                .body("CZZT", equalTo("陈示例^林示例"))
                .body("CZZTDMLXDM", equalTo("111^111"));
        assertThat(new String(
                        Objects.requireNonNull(
                                Documents.unpack(Documents.ofd(identifier)).get("OFD.xml")),
                        StandardCharsets.UTF_8))
                .contains("陈示例^林示例")
                .contains(Registry.PERSON + "^" + Registry.SPOUSE.get("code"));
    }

    @Test
    void whoMayNotSeePersonsSeesNoneOfThemAndNoDocument() {
        String identifier = Registry.issued(Registry.marriageOrder(List.of(Registry.SPOUSE)));
        signedInAs("licence-reader");

        Registry.read(identifier)
                .then()
                .body("coHolders.name", equalTo(List.of("林**")))
                .body("coHolders.code", not(hasItem(Registry.SPOUSE.get("code"))));
        Documents.get(identifier, "application/ofd").then().statusCode(403);
    }

    @Test
    void theNextVersionMayHaveOtherHolders() {
        String identifier = Registry.issued(Registry.marriageOrder(List.of(Registry.SPOUSE)));
        Map<String, Object> other = person("王示例", "51190220990303005X");

        String changed = renewed(identifier, Map.of("coHolders", List.of(other)))
                .statusCode(201)
                .extract()
                .path("identifier");
        holders(changed).body("holder.code", equalTo(Registry.PERSON)).body("coHolders.name", equalTo(List.of("王示例")));
        String exchanged = renewed(changed, Map.of("holder", other, "coHolders", List.of(Registry.SPOUSE)))
                .statusCode(201)
                .extract()
                .path("identifier");
        holders(exchanged).body("holder.name", equalTo("王示例")).body("coHolders.name", equalTo(List.of("林示例")));

        renewed(exchanged, Map.of("holder", other, "holderName", "王示例")).statusCode(400);
        renewed(exchanged, Map.of("coHolders", List.of(other)))
                .statusCode(400)
                .body("code", equalTo("HOLDERS_TOO_MANY"));
    }

    private static ValidatableResponse renewed(String identifier, Map<String, Object> change) {
        Map<String, Object> renewal = new HashMap<>(change);
        renewal.putAll(Map.of("validFrom", "2026-01-01", "validTo", "9999-12-31"));
        return given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(renewal)
                .post("/api/v1/licences/" + identifier + "/renewal")
                .then();
    }

    private static ValidatableResponse holders(String identifier) {
        return given().get("/api/v1/licences/" + identifier + "?unmasked=true&purpose=DATA_CHECK")
                .then()
                .statusCode(200);
    }

    @Test
    void aCoHolderThatIsChangedInTheDocumentIsTampering() {
        String identifier = Registry.issued(Registry.marriageOrder(List.of(Registry.SPOUSE)));
        Map<String, Object> document = new HashMap<>(Registry.document(identifier));
        @SuppressWarnings("unchecked")
        Map<String, Object> content = new HashMap<>((Map<String, Object>) document.get("content"));
        content.put("coHolders", List.of(person("王示例", "51190220990303005X")));
        document.put("content", content);

        Registry.verify(Map.of("document", document)).then().body("verdict", equalTo("TAMPERED"));
    }

    @Test
    void moreHoldersThanTheTypeAllowsOrOneTwiceAreRefused() {
        refused(Registry.marriageOrder(List.of(Registry.SPOUSE, person("王示例", "511902209904040081"))))
                .body("detail", containsString("may have 2, not 3"));
        refused(Registry.marriageOrder(List.of(person("陈示例", Registry.PERSON))))
                .body("detail", containsString("twice"));
        Map<String, Object> food = Registry.foodOrder();
        food.put("coHolders", List.of(Registry.SPOUSE));
        refused(food).body("detail", containsString("may have 1, not 2"));
        given().get("/api/v1/licences?purpose=DATA_CHECK&holder=511902209904040081")
                .then()
                .body("items", empty());
    }

    @Test
    void aNameWithWhatSeparatesSeveralIsRefused() {
        Map<String, Object> order = Registry.foodOrder();
        order.put("holder", Map.of("name", "甲^乙", "scheme", "USCC", "code", Registry.SHOP));

        Registry.issue(order, Registry.freshNumber())
                .then()
                .statusCode(400)
                .body("code", equalTo("HOLDER_NAME_INVALID"));
    }

    private static ValidatableResponse refused(Map<String, Object> order) {
        return Registry.issue(order, Registry.freshNumber())
                .then()
                .statusCode(400)
                .body("code", equalTo("HOLDERS_TOO_MANY"));
    }

    private static Map<String, Object> person(String name, String code) {
        return Map.of("name", name, "scheme", "CITIZEN_ID", "code", code);
    }

    private void signedInAs(String role) {
        caller.setTestIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("reader"))
                .addRole(role)
                .addAttribute("organisation", TrustResource.BAZHONG)
                .build());
    }
}
