// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

/** Holders known by a passport, a travel permit or another document (持证主体代码类型). */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class HolderSchemesTest {

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void aPersonWithAPassportHoldsALicenceLikeAnyOther() {
        String passport = "E" + Registry.freshNumber();
        Map<String, Object> order = held("PASSPORT", passport.toLowerCase(java.util.Locale.ROOT));
        String identifier = Registry.issued(order);

        Registry.read(identifier)
                .then()
                .body("holder.name", equalTo("陈**"))
                .body("holder.scheme", equalTo("PASSPORT"))
                .body("holder.code", equalTo("********" + passport.substring(passport.length() - 2)));
        given().get("/api/v1/licences/" + identifier + "/metadata?unmasked=true&purpose=DATA_CHECK")
                .then()
                .body("CZZTDM", equalTo(passport))
                .body("CZZTDMLX", equalTo("普通护照"))
                .body("CZZTDMLXDM", equalTo("414"));
        given().get("/api/v1/licences?purpose=DATA_CHECK&holder=" + passport)
                .then()
                .body("items.identifier", hasItem(identifier));
        Documents.verify(Documents.ofd(identifier)).then().body("verdict", equalTo("VALID"));
        Registry.verify(Map.of("document", Registry.document(identifier)))
                .then()
                .body("verdict", equalTo("VALID"));
    }

    @Test
    void everySchemeIsStoredAndACodeOfNoFormIsRefused() {
        Stream.of(HolderScheme.values())
                .filter(scheme -> scheme.person() && scheme != HolderScheme.CITIZEN_ID)
                .forEach(scheme -> Registry.issued(held(scheme.name(), "A" + Registry.freshNumber())));
        Map<String, Object> abroad = Registry.foodOrder();
        String code = "ORG-" + Registry.freshNumber();
        abroad.put("holder", Map.of("name", "示例境外商会", "scheme", "ORGANISATION_DOCUMENT", "code", code));
        Registry.issued(abroad);

        given().get("/api/v1/licences?purpose=DATA_CHECK&holder=" + code)
                .then()
                .body("items", hasSize(1))
                .body("items[0].holder.name", equalTo("示例境外商会"));
        Registry.issue(held("PASSPORT", "E1; 2"), Registry.freshNumber())
                .then()
                .statusCode(400)
                .body("code", equalTo("VALUE_INVALID"));
        Registry.issue(held("ORGANISATION_DOCUMENT", "X1"), Registry.freshNumber())
                .then()
                .statusCode(400)
                .body("code", equalTo("HOLDER_CATEGORY_MISMATCH"));
    }

    private static Map<String, Object> held(String scheme, String code) {
        Map<String, Object> order = Registry.personalOrder();
        order.put("holder", Map.of("name", "陈示例", "scheme", scheme, "code", code));
        return order;
    }
}
