// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.statuslist;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.StatusLists;
import org.zhengtong.registry.testing.TrustResource;

/** One list that cannot be published: the others are, and somebody is told. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class StatusListLagTest {

    private static final int BROKEN = -1;

    @Inject
    Jdbi jdbi;

    @Inject
    StatusListPublisher publisher;

    @Test
    void aListThatFailsHoldsNoOtherBackAndTheLagIsSeen() {
        Registry.registerTypes();
        String identifier = Registry.issued(Registry.foodOrder());
        int list = StatusLists.reference(identifier).list();
        breakOne();
        try {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(publisher.lag()).isGreaterThan(Duration.ofMillis(1_500)));
            long before = StatusLists.verified(list).version();
            Registry.changeStatus(identifier, "REVOKE").then().statusCode(200);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(StatusLists.verified(list).version()).isGreaterThan(before));
            given().get("/q/metrics").then().body(containsString("zt_registry_status_list_lag_seconds"));
            given().get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("checks.find { it.name == 'status-lists' }.status", equalTo("UP"));
        } finally {
            mend();
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(publisher.lag()).isLessThan(Duration.ofSeconds(1)));
    }

    private void breakOne() {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO status_list_change (list, index, status) VALUES (?, ?, 'INVALID')",
                BROKEN,
                Integer.MAX_VALUE));
    }

    private void mend() {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM status_list_change WHERE list = ?", BROKEN));
    }
}
