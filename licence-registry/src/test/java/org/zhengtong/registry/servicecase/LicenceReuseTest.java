// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Receipts;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

/** Materials that any licence of a type replaces. */
@QuarkusTest
@TestSecurity(
        user = "bz-caseworker",
        roles = {"caseworker", "operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class LicenceReuseTest {

    private static final String RESOURCE = "105002/510000000001";

    @Test
    void aLicenceWaivesAsLongAsItIsValidAndOnlyByAnAnswerOfALicenceResource() {
        Registry.registerTypes();
        String item = Cases.item();
        Registry.put(
                        "/api/v1/service-items/" + item + "/materials",
                        List.of(Cases.material("PAPER", true, Map.of("kind", "LICENCE_TYPE", "code", Registry.FOOD))))
                .then()
                .statusCode(200);
        String number = Cases.opened(item);
        String licence = Registry.issued(Registry.foodOrder());

        reuseLicence(number, "101001/100000000001", licence)
                .statusCode(409)
                .body("code", equalTo("RECEIPT_NOT_A_SOURCE"));
        Registry.changeStatus(licence, "SUSPEND").then().statusCode(200);
        reuseLicence(number, RESOURCE, licence).statusCode(409).body("code", equalTo("LICENCE_NOT_VALID"));
        Registry.changeStatus(licence, "RESTORE").then().statusCode(200);
        reuseLicence(number, RESOURCE, licence).statusCode(200);
    }

    private static ValidatableResponse reuseLicence(String number, String resource, String licence) {
        return Registry.post(
                        "/api/v1/cases/" + number + "/materials/PAPER/reuse",
                        Map.of(
                                "receipt",
                                Receipts.of(Receipts.answered(number, resource)),
                                "licenceIdentifier",
                                licence))
                .then();
    }
}
