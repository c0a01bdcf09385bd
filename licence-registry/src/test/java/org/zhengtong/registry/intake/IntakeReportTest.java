// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Identities;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

@QuarkusTest
@TestSecurity(user = "auditor", roles = "auditor")
class IntakeReportTest {

    /** A type of which nothing is on record but what was declared. */
    private static final String MANY_YEARS = Registry.SHOP + "901";

    @Inject
    Jdbi jdbi;

    @Inject
    TestIdentityAssociation caller;

    @Test
    void anErrorCountsOnceHoweverOftenItIsSentAndNoLongerWhenItWasMended() {
        sending();
        Map<String, String> bad = ofYear(1977);
        Map<String, String> other = ofYear(1977);
        Map<String, String> good = ofYear(1977);
        bad.put("CZZT", "");
        other.put("CZZT", "");
        String file = StockRows.csv(List.of(bad, other, good));
        String first = StockRows.send(file).then().statusCode(200).extract().path("id");
        StockRows.send(file).then().statusCode(200);

        assertThat(refused(1977)).isEqualTo(2);
        bad.put("ZZYXQJZRQ", "someday");
        StockRows.send(StockRows.csv(List.of(bad))).then().statusCode(200);
        assertThat(refused(1977)).isEqualTo(2);
        for (Map<String, String> row : List.of(bad, other)) {
            row.put("CZZT", "蜀味示例小馆");
            row.put("ZZYXQJZRQ", "长期");
        }
        StockRows.send(StockRows.csv(List.of(bad, other, good))).then().statusCode(200);
        assertThat(refused(1977)).isZero();
        given().get("/api/v1/intakes/" + first).then().body("outcomes.CORRECTED", equalTo(2));
    }

    @Test
    void aRowWithoutAReadableIdentifierIsBroughtRightByItsNumberAndByItsSenderAlone() {
        sending();
        Map<String, String> bad = ofYear(1976);
        String identifier = String.valueOf(bad.put("ZZBS", "1.2.156.3005.2.X"));
        bad.put("ZZLXDM", Registry.FOOD);
        bad.put("ZZBFJGDM", TrustResource.BAZHONG);
        StockRows.send(StockRows.csv(List.of(bad))).then().statusCode(200);
        caller.setTestIdentity(Identities.person("sc-registrar", TrustResource.SICHUAN, "registrar", "auditor"));
        StockRows.send(StockRows.csv(List.of(bad))).then().statusCode(200);
        sending();
        bad.put("ZZBS", identifier);
        StockRows.takenIn(bad);
        assertThat(refused(1976)).isEqualTo(1);

        caller.setTestIdentity(Identities.person("operator-1", TrustResource.SICHUAN, "operator", "auditor"));
        StockRows.takenIn(bad);

        assertThat(refused(1976)).isZero();
    }

    private void sending() {
        caller.setTestIdentity(Identities.person("operator-1", TrustResource.BAZHONG, "operator"));
        Registry.registerTypes();
        caller.setTestIdentity(Identities.person("bz-registrar", TrustResource.BAZHONG, "registrar", "auditor"));
    }

    private static Map<String, String> ofYear(int year) {
        return StockRows.with("ZZBFRQ", year + "-03-01");
    }

    private static int refused(int year) {
        return given().queryParam("licenceType", Registry.FOOD)
                .queryParam("issuer", TrustResource.BAZHONG)
                .get("/api/v1/intake-report")
                .jsonPath()
                .getInt("find { it.year == " + year + " }.refused");
    }

    @Test
    void aReportThatIsTooLongIsRefusedAndNotCutOff() {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO stock_declaration (licence_type, issuer, year, licences, declared_by, declared_at)
                        SELECT :type, :issuer, year, 1, 'test', now()
                        FROM generate_series(2001, 3001) AS years (year)
                        """)
                .bind("type", MANY_YEARS)
                .bind("issuer", Registry.SHOP)
                .execute());

        given().queryParam("licenceType", MANY_YEARS)
                .get("/api/v1/intake-report")
                .then()
                .statusCode(400)
                .body("code", equalTo("INTAKE_REPORT_TOO_LONG"));
        given().queryParam("licenceType", MANY_YEARS)
                .queryParam("issuer", TrustResource.BAZHONG)
                .get("/api/v1/intake-report")
                .then()
                .statusCode(200)
                .body("", empty());
    }
}
