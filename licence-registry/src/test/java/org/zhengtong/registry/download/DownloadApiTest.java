// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.download;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.Identities;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class DownloadApiTest {

    @Inject
    TestIdentityAssociation caller;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void theDocumentIsFetchedOnceHoweverManyTryAtOnce() throws Exception {
        String identifier = Registry.issued(Registry.foodOrder());
        String path = opened(identifier);
        Callable<Response> fetch = () -> given().get(path);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        List<Response> answers;
        try {
            answers = callers
                    .invokeAll(IntStream.range(0, 4).mapToObj(i -> fetch).toList())
                    .stream()
                    .map(DownloadApiTest::now)
                    .toList();
        } finally {
            callers.shutdown();
        }

        List<Response> got =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertThat(got).hasSize(1);
        assertThat(got.get(0).asByteArray()).isEqualTo(Documents.ofd(identifier));
        given().get(path).then().statusCode(410).body("code", equalTo("DOWNLOAD_GONE"));
        assertThat(purposes(identifier)).containsExactly("COLLABORATION", "ADMINISTRATIVE_BASIS");
    }

    @Test
    void anAddressIsItsCallersAndForItsTime() {
        String path = opened(Registry.issued(Registry.foodOrder()));
        caller.setTestIdentity(Identities.person("bz-other", TrustResource.BAZHONG, "registrar"));
        given().get(path).then().statusCode(404).body("code", equalTo("DOWNLOAD_UNKNOWN"));
        given().get("/api/v1/downloads/" + "0".repeat(32)).then().statusCode(404);

        caller.setTestIdentity(Identities.person("bz-registrar", TrustResource.BAZHONG, "registrar"));
        String late = opened(Registry.issued(Registry.foodOrder()));
        jdbi.useHandle(handle -> assertThat(handle.createUpdate("""
                                UPDATE licence_download
                                SET used_at = opened_at
                                WHERE who = 'bz-registrar' AND used_at IS NULL AND opened_at > now() - interval '1 minute'
                                """).execute()).isPositive());
        given().get(late).then().statusCode(410);
    }

    @Test
    void nobodyGetsAnAddressWhoMayNotHaveTheDocument() {
        String person = Registry.issued(Registry.personalOrder());
        caller.setTestIdentity(Identities.person("sc-window", TrustResource.SICHUAN, "caseworker"));

        open(person, "ADMINISTRATIVE_BASIS").then().statusCode(403).body("code", equalTo("DOCUMENT_PERSONAL"));
        open(person, "CURIOSITY").then().statusCode(400).body("code", equalTo("PURPOSE_REQUIRED"));
        caller.setTestIdentity(Identities.person("sc-window", TrustResource.SICHUAN, "applicant"));
        open(person, "ADMINISTRATIVE_BASIS").then().statusCode(403);
    }

    private static Response open(String identifier, String purpose) {
        return Registry.post("/api/v1/downloads", Map.of("licence", identifier, "format", "OFD", "purpose", purpose));
    }

    private static String opened(String identifier) {
        return open(identifier, "COLLABORATION")
                .then()
                .statusCode(201)
                .extract()
                .path("path");
    }

    private static Response now(java.util.concurrent.Future<Response> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<String> purposes(String identifier) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT purpose FROM licence_access WHERE identifier = :identifier ORDER BY sequence")
                .bind("identifier", identifier)
                .mapTo(String.class)
                .list());
    }
}
