// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EdgeProfile.class)
class PersonSignInTest {

    private final ExecutorService workers = Executors.newFixedThreadPool(12);

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    @Test
    void aPersonSignsInWithNameAndPassword() {
        String auditor = Callers.person("auditor");

        Callers.as(auditor, Callers.PASSWORD)
                .get("/api/v1/audit?limit=1000")
                .then()
                .statusCode(200)
                .body("subject", hasItem(auditor))
                .body("find { it.subject == '" + auditor + "' }.who", equalTo("admin"));
    }

    /** As a page does that asks for several things when it opens. */
    @Test
    void manyRequestsOfOnePersonAtOnceAreAllAnswered() {
        String auditor = Callers.person("auditor");

        List<CompletableFuture<Integer>> asked = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> Callers.as(auditor, Callers.PASSWORD)
                                .get("/api/v1/audit")
                                .statusCode(),
                        workers))
                .limit(12)
                .toList();

        assertThat(asked).extracting(CompletableFuture::join).containsOnly(200);
    }

    @Test
    void aWrongPasswordIsRefused() {
        String auditor = Callers.person("auditor");

        Callers.as(auditor, "wrong")
                .get("/api/v1/audit")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Basic"))
                .body("code", equalTo("SIGN_IN_REQUIRED"));
    }

    @Test
    void nobodyIsRefusedInTheReadersLanguage() {
        given().get("/api/v1/audit").then().statusCode(401).body("title", equalTo("须先登录"));

        given().header("Accept-Language", "en")
                .get("/api/v1/audit")
                .then()
                .statusCode(401)
                .header("Content-Language", "en")
                .body("title", equalTo("Sign in first"));
    }

    @Test
    void anAccountIsLockedAfterFiveWrongPasswordsAndTheRightOneDoesNotHelp() {
        String auditor = Callers.person("auditor");
        for (int i = 0; i < 5; i++) {
            Callers.as(auditor, "wrong").get("/api/v1/audit").then().statusCode(401);
        }

        Callers.as(auditor, Callers.PASSWORD)
                .get("/api/v1/audit")
                .then()
                .statusCode(429)
                .header("Retry-After", not(equalTo("0")))
                .body("code", equalTo("SIGN_IN_LOCKED"))
                .body("retryable", equalTo(true));
    }

    @Test
    void aMissingRoleIsRefused() {
        String caseworker = Callers.person("caseworker");

        Callers.as(caseworker, Callers.PASSWORD)
                .get("/api/v1/audit")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("ROLE_REQUIRED"));
    }

    @Test
    void aSuspendedAccountCannotSignInUntilItIsRestored() {
        String auditor = Callers.person("auditor");
        Callers.as(auditor, Callers.PASSWORD).get("/api/v1/audit").then().statusCode(200);

        Callers.admin().delete("/api/v1/accounts/" + auditor).then().statusCode(204);
        Callers.as(auditor, Callers.PASSWORD).get("/api/v1/audit").then().statusCode(401);

        Callers.admin()
                .contentType("application/json")
                .body("{\"status\":\"ACTIVE\"}")
                .put("/api/v1/accounts/" + auditor + "/status")
                .then()
                .statusCode(204);
        Callers.as(auditor, Callers.PASSWORD).get("/api/v1/audit").then().statusCode(200);
    }

    @Test
    void aNameIsGivenOnce() {
        String auditor = Callers.person("auditor");

        Callers.admin()
                .contentType("application/json")
                .body("{\"name\":\"" + auditor + "\",\"password\":\"12345678\",\"roles\":[\"auditor\"]}")
                .post("/api/v1/accounts")
                .then()
                .statusCode(409)
                .body("code", equalTo("ACCOUNT_EXISTS"));
    }

    @Test
    void whoeverKnowsHisPasswordChangesIt() {
        String auditor = Callers.person("auditor");

        changed(auditor, "not the present one", "another-1").statusCode(403).body("code", equalTo("PASSWORD_WRONG"));
        changed(auditor, Callers.PASSWORD, Callers.PASSWORD).statusCode(400).body("code", equalTo("PASSWORD_UNFIT"));
        changed(auditor, Callers.PASSWORD, "密".repeat(25)).statusCode(400).body("code", equalTo("PASSWORD_UNFIT"));
        changed(auditor, Callers.PASSWORD, "another-1").statusCode(204);

        Callers.as(auditor, Callers.PASSWORD).get("/api/v1/audit").then().statusCode(401);
        Callers.as(auditor, "another-1").get("/api/v1/audit").then().statusCode(200);
    }

    private static ValidatableResponse changed(String name, String present, String password) {
        return Callers.as(name, Callers.PASSWORD)
                .contentType("application/json")
                .body(Map.of("present", present, "password", password))
                .put("/api/v1/password")
                .then();
    }

    @Test
    void anAdministratorGivesAForgottenPasswordAnew() {
        String auditor = Callers.person("auditor");
        Callers.as(auditor, Callers.PASSWORD).get("/api/v1/audit").then().statusCode(200);

        Callers.admin()
                .contentType("application/json")
                .body(Map.of("password", "another-2"))
                .put("/api/v1/accounts/" + auditor + "/password")
                .then()
                .statusCode(204);

        Callers.as(auditor, Callers.PASSWORD).get("/api/v1/audit").then().statusCode(401);
        Callers.as(auditor, "another-2").get("/api/v1/audit").then().statusCode(200);
        Callers.admin()
                .contentType("application/json")
                .body(Map.of("password", "another-2"))
                .put("/api/v1/accounts/nobody-of-that-name/password")
                .then()
                .statusCode(404)
                .body("code", equalTo("ACCOUNT_UNKNOWN"));
    }
}
