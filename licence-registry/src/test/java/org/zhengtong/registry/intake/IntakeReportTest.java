// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

@QuarkusTest
@TestSecurity(user = "auditor", roles = "auditor")
class IntakeReportTest {

    /** A type of which nothing is on record but what was declared. */
    private static final String MANY_YEARS = Registry.SHOP + "901";

    @Inject
    Jdbi jdbi;

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
