// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.StatusLists;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.offline.QrToken;

/** The number of an identity card is the citizen number: it is masked as the holder is (证照编号脱敏). */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class PersonalNumberTest {

    private static final String IDENTITY_CARD = "111000000090001114103";
    private static final String MASKED = "511902********0012";

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void aPersonalNumberIsInTheClearForRegistrarsWhoAskAlone() {
        Map<String, Object> order = Registry.personalOrder();
        order.put("licenceType", IDENTITY_CARD);
        order.put("number", Registry.PERSON);
        order.put("fields", Map.of("gender", "女", "ethnicity", "汉族", "born", "2099-01-01", "address", "巴中市示例路1号"));
        String identifier = Registry.issued(order);

        read("/api/v1/licences/" + identifier, Map.of()).body("number", equalTo(MASKED));
        read("/api/v1/licences/" + identifier + "/metadata", Map.of()).body("ZZBH", equalTo(MASKED));
        read("/api/v1/licences", Map.of("holder", Registry.PERSON, "licenceType", IDENTITY_CARD))
                .body("items.number", hasItem(MASKED))
                .body("items.number", not(hasItem(Registry.PERSON)));
        read("/api/v1/licences/" + identifier, Map.of("unmasked", "true")).body("number", equalTo(Registry.PERSON));
        String code = StatusLists.qr(identifier);
        assertThat(QrToken.read(code).token().number()).isEqualTo(MASKED);
        Registry.verify(Map.of("qr", code))
                .then()
                .body("verdict", equalTo("VALID"))
                .body("licence.number", equalTo(MASKED));
    }

    private static ValidatableResponse read(String path, Map<String, String> parameters) {
        return given().queryParam("purpose", "DATA_CHECK")
                .queryParams(parameters)
                .get(path)
                .then()
                .statusCode(200);
    }
}
