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
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
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

    /** What everybody signed in may read: what is published and its history, the network, own receipts, event schemas. */
    private static final Set<String> FOR_EVERYBODY_SIGNED_IN = Set.of(
            "get /api/v1/catalogue/dcat",
            "get /api/v1/catalogue/entries",
            "get /api/v1/catalogue/entries/{id}",
            "get /api/v1/catalogue/entries/{id}/dcat",
            "get /api/v1/catalogue/entries/{id}/revisions",
            "get /api/v1/catalogue/entries/{id}/revisions/{revision}",
            "get /api/v1/catalogue/export",
            "get /api/v1/catalogue/search",
            "get /api/v1/catalogue/trees",
            "get /api/v1/catalogue/trees/{treeId}/nodes",
            "get /api/v1/network",
            "get /api/v1/receipts/{exchangeId}",
            "get /schemas/ids/{id}",
            "put /api/v1/password",
            "get /subjects",
            "get /subjects/{subject}/versions",
            "get /subjects/{subject}/versions/{version}");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Inject
    Jdbi jdbi;

    @Test
    void everyDocumentedOperationWantsASignIn() {
        assertThat(answeringOtherwise(401, "SIGN_IN_REQUIRED")).containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    @TestSecurity(
            user = "nobody-1",
            roles = "of-no-use",
            attributes = @SecurityAttribute(key = "organisation", value = "11120000009000066B"))
    void whoHasNoRoleMayReadWhatIsPublishedAndChangeTheOwnPasswordAlone() {
        assertThat(answeringOtherwise(403, "ROLE_REQUIRED"))
                .containsExactlyInAnyOrderElementsOf(FOR_EVERYBODY_SIGNED_IN);
    }

    /** Documented operations that do not answer with this refusal. */
    private static List<String> answeringOtherwise(int status, String code) {
        JsonPath openapi =
                given().accept("application/json").get("/q/openapi?format=json").jsonPath();
        Map<String, Map<String, Object>> paths = openapi.getMap("paths");
        assertThat(paths).containsKeys("/api/v1/accounts", "/api/v1/audit", "/api/v1/grants/{id}/delivery");
        List<String> otherwise = new ArrayList<>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(METHODS::contains)
                .filter(method -> !refuses(method, path, bodyType(operations.get(method)), status, code))
                .forEach(method -> otherwise.add(method + " " + path)));
        return otherwise;
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

    private static boolean refuses(String method, String path, String bodyType, int status, String code) {
        Response response = given().contentType(bodyType).request(method, path.replaceAll("\\{[^}]*}", "1"));
        return response.statusCode() == status && code.equals(response.path("code"));
    }
}
