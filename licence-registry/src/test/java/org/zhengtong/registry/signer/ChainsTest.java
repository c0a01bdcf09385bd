// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.signer;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.StatusLists;
import org.zhengtong.registry.testing.TrustResource;

/** Keys that an authority under the root certified, and seals under another root. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class ChainsTest {

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void aLicenceOfAnAuthorityCertifiedByAnIntermediateOneIsValidInEveryForm() {
        Registry.put(
                        "/api/v1/issuing-authorities/" + TrustResource.PROVINCIAL,
                        Map.of("name", "巴中示例局F", "division", "511900", "delegates", List.of(TrustResource.BAZHONG)))
                .then()
                .statusCode(200);
        Map<String, Object> order = Registry.foodOrder();
        order.put("issuingAuthority", TrustResource.PROVINCIAL);
        String identifier = Registry.issued(order);

        Registry.verify(identifier)
                .then()
                .body("verdict", equalTo("VALID"))
                .body("steps.find { it.step == 'CERTIFICATE' }.code", equalTo("CERTIFICATE_TRUSTED"));
        Registry.verify(Map.of("document", Registry.document(identifier)))
                .then()
                .body("verdict", equalTo("VALID"));
        Registry.verify(Map.of("qr", StatusLists.qr(identifier))).then().body("verdict", equalTo("VALID"));
        Documents.verify(Documents.ofd(identifier)).then().body("verdict", equalTo("VALID"));
    }

    @Test
    void aFurtherRootIsBelievedOfSealsAndNotOfLicences() {
        Map<String, byte[]> files = Documents.unpack(Documents.ofd(Registry.issued(Registry.foodOrder())));
        files.keySet().removeIf(name -> name.startsWith("Doc_0/Signs/"));

        Documents.verify(Documents.sealedBy(TrustResource.sealer(), files))
                .then()
                .body("steps.find { it.step == 'SIGNER_CERTIFICATE' }.code", equalTo("SIGNER_TRUSTED"))
                .body("steps.find { it.step == 'CERTIFICATE' }.code", equalTo("CERTIFICATE_NOT_THE_ISSUERS"))
                .body("verdict", equalTo("TAMPERED"));
    }
}
