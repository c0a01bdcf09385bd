// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.gbt36906;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.intake.StockRows;
import org.zhengtong.registry.stock.LegacyIdentifiers;
import org.zhengtong.registry.testing.Identities;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

/** Licences taken in (归集证照) are served by the profile like those issued here, and never called valid. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class TakenInApiTest {

    private static final Map<String, Object> CAUSE = Map.of(
            "certificateSystemName", "示例窗口系统",
            "certificateCallCategory", "0",
            "certificateMatterName", "食品经营许可",
            "certificateEventCode", "5119002026112201",
            "certificateCopyCause", "核对经营资格");

    @Inject
    TestIdentityAssociation caller;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void theyAreFoundByHolderShownMaskedByAnyIdentifierAndComparedItemByItem() {
        Map<String, String> row = StockRows.row();
        String holder = "G" + row.get("ZZBH");
        row.put("CZZT", "陈示例");
        row.put("CZZTDM", holder);
        row.put("CZZTDMLXDM", "414");
        String standard = String.valueOf(row.get("ZZBS"));
        row.put("ZZBS", LegacyIdentifiers.of(standard));
        StockRows.send(StockRows.csv(List.of(row))).then().statusCode(200);
        caller.setTestIdentity(Identities.system("sc-window-system", TrustResource.SICHUAN, "application-system"));

        ok("getDataByHolder", Map.of("holderCode", holder, "certTypeCode", Registry.FOOD))
                .body("data", contains(standard));
        for (String identifier : List.of(standard, LegacyIdentifiers.of(standard))) {
            ok("queryCertInfo", Map.of("certIdentifier", identifier))
                    .body("data.certIdentifier", equalTo(standard))
                    .body("data.certData", hasEntry("CZZT", "陈**"))
                    .body("data.certData", hasEntry("CZZTDMLX", "普通护照"))
                    .body("data.certData", hasEntry("KZ_JYXM", "热食类食品制售"));
        }
        ask("queryCertInfo", Map.of("certIdentifier", Registry.unknownIdentifier(TrustResource.BAZHONG)))
                .body("head.status", equalTo("10"));
        Map<String, Object> items = new HashMap<>(
                Map.of("certNo", row.get("ZZBH"), "holder", "陈示例", "holderCode", holder, "KZ_JYXM", "热食类食品制售"));
        verified(items, 4);
        items.put("KZ_JYXM", "冷食类食品制售");
        verified(items, 7);
    }

    private static void verified(Map<String, Object> items, int result) {
        ok("verifyCertInfo", Map.of("certTypeCode", Registry.FOOD, "certData", items))
                .body("data.result", equalTo(result));
    }

    private static ValidatableResponse ok(String operation, Map<String, ?> data) {
        return ask(operation, data).body("head.status", equalTo("0"));
    }

    private static ValidatableResponse ask(String operation, Map<String, ?> data) {
        Map<String, Object> whole = new HashMap<>(data);
        whole.put("useCause", CAUSE);
        return Registry.post("/api/v1/gbt36906/" + operation, Map.of("head", Map.of("accessToken", "x"), "data", whole))
                .then()
                .statusCode(200);
    }
}
