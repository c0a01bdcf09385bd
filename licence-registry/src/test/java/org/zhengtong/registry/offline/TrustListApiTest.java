// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.StatusLists;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.offline.TrustList;
import org.zhengtong.schemas.offline.TrustList.Kind;

@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class TrustListApiTest {

    private static final String RISING = TrustResource.BAZHONG + "951";
    private static final String PROVINCIAL = TrustResource.BAZHONG + "952";

    @Test
    void anAuthorityIsTrustedForTypesOfItsLevelAndForThoseItIssuedBefore() {
        Registry.registerTypes();
        type(RISING, "OTHER");
        Map<String, Object> order = Registry.foodOrder();
        order.put("licenceType", RISING);
        order.remove("fields");
        Registry.issued(order);
        type(RISING, "PROVINCIAL");
        type(PROVINCIAL, "PROVINCIAL");

        assertThat(kinds(TrustResource.BAZHONG)).contains(Registry.FOOD, RISING).doesNotContain(PROVINCIAL);
        assertThat(kinds(TrustResource.SICHUAN)).contains(Registry.FOOD, RISING, PROVINCIAL);
    }

    private static void type(String code, String issuingLevel) {
        Registry.put(
                        "/api/v1/licence-types/" + code,
                        Map.of(
                                "name",
                                "示例许可证",
                                "holderCategory",
                                "ANY",
                                "fields",
                                List.of(),
                                "terms",
                                Map.of("issuingLevel", issuingLevel, "twoPersons", false)))
                .then()
                .statusCode(200);
    }

    private static List<String> kinds(String authority) {
        return TrustList.verify(StatusLists.trustList(), TrustResource.rootCertificate())
                .authority(authority)
                .orElseThrow()
                .types()
                .stream()
                .map(Kind::code)
                .toList();
    }
}
