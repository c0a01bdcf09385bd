// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EdgeProfile.class)
class EndpointSweepTest {

    /** Operations open to everyone, each with its reason. None today. */
    private static final Set<String> OPEN = Set.of();

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Inject
    Jdbi jdbi;

    @Test
    void everyDocumentedOperationWantsASignIn() {
        JsonPath openapi =
                given().accept("application/json").get("/q/openapi?format=json").jsonPath();
        Map<String, Map<String, Object>> paths = openapi.getMap("paths");
        List<String> open = new ArrayList<>();

        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(METHODS::contains)
                .filter(method -> !wantsSignIn(method, path, bodyType(operations.get(method))))
                .forEach(method -> open.add(method + " " + path)));

        assertThat(paths).containsKeys("/api/v1/accounts", "/api/v1/audit");
        assertThat(open).containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    void theDescriptionIsOpenApi31() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.1"));
    }

    @Test
    void healthTellsDatabaseAndKafkaApart() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItems("kafka", "Database connections health check"))
                .body("checks.find { it.name == 'kafka' }.data.state", equalTo("UP"));
        given().get("/q/metrics").then().statusCode(200);
    }

    @Test
    void theApplicationsRoleCannotRewriteTheAuditTrail() {
        for (String change :
                List.of("DELETE FROM audit_entry", "UPDATE audit_entry SET who = 'x'", "TRUNCATE audit_entry")) {
            assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(change)))
                    .isInstanceOf(JdbiException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    /** The media type an operation takes; what it does not take is refused before anybody is asked who they are. */
    private static String bodyType(@Nullable Object operation) {
        Object body = operation instanceof Map<?, ?> described ? described.get("requestBody") : null;
        Object content = body instanceof Map<?, ?> described ? described.get("content") : null;
        return content instanceof Map<?, ?> types && !types.isEmpty()
                ? String.valueOf(types.keySet().iterator().next())
                : "application/json";
    }

    private static boolean wantsSignIn(String method, String path, String bodyType) {
        Response response = given().contentType(bodyType).request(method, path.replaceAll("\\{[^}]*}", "1"));
        return response.statusCode() == 401 && "SIGN_IN_REQUIRED".equals(response.path("code"));
    }
}
