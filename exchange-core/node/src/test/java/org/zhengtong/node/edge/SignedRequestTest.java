// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhengtong.node.edge.Callers.SystemCaller;
import org.zhengtong.schemas.http.RequestSignature;
import org.zhengtong.schemas.proof.Sm2Key;

@QuarkusTest
@TestProfile(EdgeProfile.class)
class SignedRequestTest {

    private static final String PATH = "/subjects";
    private static final String WRITE_PATH = "/api/v1/application-systems";

    @Test
    void aSignedRequestIsAccepted() {
        Callers.system()
                .signed("GET", PATH, "")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("", hasItem("licence.issued.v1-value"));
    }

    @Test
    void aSignatureForAnotherPathIsRefused() {
        refused(Callers.system().signed("GET", "/other", "").get(PATH).then(), 401, "SIGNATURE_INVALID");
    }

    @Test
    void anotherSystemsKeyIsRefused() {
        SystemCaller pretender = new SystemCaller(
                Callers.system().id(), Sm2Key.of(Callers.keyPair().getPrivate()));

        refused(pretender.signed("GET", PATH, "").get(PATH).then(), 401, "SIGNATURE_INVALID");
    }

    @Test
    void aMissingSignatureHeaderIsRefused() {
        SystemCaller system = Callers.system();
        Map<String, String> headers = RequestSignature.sign(
                        "GET", PATH, null, new byte[0], system.id(), system.key(), Instant.now())
                .asMap();

        refused(
                RestAssured.given()
                        .header("Signature-Input", headers.get("Signature-Input"))
                        .get(PATH)
                        .then(),
                401,
                "SIGNATURE_INVALID");
    }

    @Test
    void anOldSignatureAndOneFromTheFutureAreRefused() {
        SystemCaller system = Callers.system();

        refused(at(system, Instant.now().minus(Duration.ofSeconds(301))), 401, "SIGNATURE_EXPIRED");
        refused(at(system, Instant.now().plus(Duration.ofSeconds(90))), 401, "SIGNATURE_EXPIRED");
    }

    @Test
    void anUnsignedRequestIsRefused() {
        refused(RestAssured.given().get(PATH).then(), 401, "SIGN_IN_REQUIRED");
        refused(
                RestAssured.given()
                        .header("Authorization", "Bearer x.y.z")
                        .get(PATH)
                        .then(),
                401,
                "SIGN_IN_REQUIRED");
    }

    @Test
    void anUnknownKeyIsRefused() {
        SystemCaller stranger =
                new SystemCaller("nobody", Sm2Key.of(Callers.keyPair().getPrivate()));

        refused(stranger.signed("GET", PATH, "").get(PATH).then(), 401, "KEY_UNKNOWN");
    }

    @Test
    void aSuspendedSystemIsRefusedAtOnce() {
        SystemCaller system = Callers.system();
        system.signed("GET", PATH, "").get(PATH).then().statusCode(200);

        Callers.admin().delete(WRITE_PATH + "/" + system.id()).then().statusCode(204);

        refused(system.signed("GET", PATH, "").get(PATH).then(), 401, "KEY_UNKNOWN");
    }

    @Test
    void aReplayedRequestIsRefused() {
        RequestSpecification request = Callers.system().signed("GET", PATH, "");
        request.get(PATH).then().statusCode(200);

        refused(request.get(PATH).then(), 401, "REQUEST_REPLAYED");
    }

    @Test
    void ofTheSameRequestSentManyTimesAtOnceExactlyOneIsAccepted() {
        SystemCaller system = Callers.system();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + PATH));
        RequestSignature.sign("GET", PATH, null, new byte[0], system.id(), system.key(), Instant.now())
                .asMap()
                .forEach(request::header);
        HttpClient client = HttpClient.newHttpClient();

        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                        () -> client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()))
                .limit(16)
                .toList();

        assertThat(answers.stream().map(answer -> answer.join().statusCode()).filter(status -> status == 200))
                .hasSize(1);
    }

    @Test
    void aBodyFromAClientThatOffersAnUpgradeToHttp2IsRead() throws Exception {
        SystemCaller system = Callers.system("administrator");
        byte[] body = "{\"id\":\"incomplete\"}".getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + WRITE_PATH))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        RequestSignature.sign("POST", WRITE_PATH, null, body, system.id(), system.key(), Instant.now())
                .asMap()
                .forEach(request::header);

        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("VALUE_INVALID");
    }

    @Test
    void aBodyOtherThanTheSignedOneIsRefused() {
        SystemCaller system = Callers.system("administrator");
        RequestSpecification request = system.signed("POST", WRITE_PATH, "{\"id\":\"signed\"}");

        refused(
                request.body("{\"id\":\"sent\"}".getBytes(StandardCharsets.UTF_8))
                        .post(WRITE_PATH)
                        .then(),
                400,
                "DIGEST_MISMATCH");
    }

    @Test
    void aBodyWhereNoneWasSignedIsRefusedThoughTheEndpointTakesNone() {
        SystemCaller system = Callers.system("administrator");
        String path = WRITE_PATH + "/" + system.id();

        refused(system.signed("DELETE", path, "").body("smuggled").delete(path).then(), 400, "DIGEST_MISMATCH");
        refused(
                system.signed("DELETE", path, "{\"signed\":1}")
                        .body("")
                        .delete(path)
                        .then(),
                400,
                "DIGEST_MISMATCH");
    }

    @Test
    void aRoleTheSystemDoesNotHaveIsRefused() {
        refused(
                Callers.system()
                        .signed("GET", "/api/v1/audit", "")
                        .get("/api/v1/audit")
                        .then(),
                403,
                "ROLE_REQUIRED");
    }

    private static ValidatableResponse at(SystemCaller system, Instant created) {
        return system.signed("GET", PATH, "", created).get(PATH).then();
    }

    private static void refused(ValidatableResponse response, int status, String code) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .header("Zt-Problem", code);
        ExtractableResponse<?> refusal = response.extract();
        assertThat(refusal.header("Zt-Who-Fixes")).isEqualTo(refusal.path("whoFixes"));
        assertThat(refusal.header("Trace-Id")).isEqualTo(refusal.path("traceId"));
    }
}
