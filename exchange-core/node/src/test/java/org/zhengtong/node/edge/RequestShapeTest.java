// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EdgeProfile.class)
class RequestShapeTest {

    private static final String PATH = "/api/v1/accounts";

    @Test
    void malformedJsonIsNamedWithLineAndColumn() {
        post("{\n  \"name\": tru }")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("JSON_MALFORMED"))
                .body("line", equalTo(2))
                .body("column", equalTo(15));
    }

    @Test
    void somethingAfterTheDocumentAndAFieldNamedTwiceAreMalformed() {
        post("{\"name\":\"a\"} x").statusCode(400).body("code", equalTo("JSON_MALFORMED"));
        post("{\"name\":\"a\",\"name\":\"b\"}").statusCode(400).body("code", equalTo("JSON_MALFORMED"));
    }

    @Test
    void anUnknownFieldIsRefusedByName() {
        post("{\"nome\":\"a\"}")
                .statusCode(400)
                .body("code", equalTo("VALUE_INVALID"))
                .body("violations.field", contains("nome"))
                .body("violations.code", contains("UNKNOWN_FIELD"));
    }

    @Test
    void aWrongCheckDigitIsExplainedInTheReadersLanguageWithoutTheValue() {
        String body =
                "{\"name\":\"someone\",\"password\":\"12345678\",\"organisation\":\"115119000090000151\",\"roles\":[\"auditor\"]}";

        post(body)
                .statusCode(400)
                .body("violations.field", contains("organisation"))
                .body("violations.code", contains("ORGANISATION_CODE_CHECK"))
                .body("detail", equalTo("organisation: 统一社会信用代码校验码错误"));
        Callers.admin()
                .header("Accept-Language", "en")
                .contentType("application/json")
                .body(body)
                .post(PATH)
                .then()
                .body("detail", equalTo("organisation: the check character of the organisation code is wrong"));
    }

    @Test
    void anElementOfAListIsNamed() {
        post("{\"name\":\"someone\",\"password\":\"12345678\",\"roles\":[\"nobody\"]}")
                .statusCode(400)
                .body("violations.field", contains("roles[]"))
                .body("violations.code", contains("KNOWN_ROLE"));
    }

    @Test
    void anOversizeBodyIsRefusedWhetherItsLengthIsToldOrNot() throws Exception {
        byte[] large = new byte[2_000_000];

        Callers.admin()
                .contentType("application/json")
                .body(large)
                .post(PATH)
                .then()
                .statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"));
        given().contentType("application/json")
                .body(large)
                .post(PATH)
                .then()
                .statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"));

        String credentials = Base64.getEncoder()
                .encodeToString(("admin:" + EdgeProfile.ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest chunked = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + PATH))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(chunked, HttpResponse.BodyHandlers.ofString());
        Assertions.assertThat(answer.statusCode()).isEqualTo(413);
        Assertions.assertThat(answer.body()).contains("BODY_TOO_LARGE");
    }

    @Test
    void anUnknownPathMethodOrMediaTypeIsAProblemToo() {
        Callers.admin().get("/api/v1/no-such-thing").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        Callers.admin().delete(PATH).then().statusCode(405).body("code", equalTo("METHOD_NOT_ALLOWED"));
        Callers.admin()
                .contentType("text/plain")
                .body("x")
                .post(PATH)
                .then()
                .statusCode(415)
                .body("code", equalTo("MEDIA_TYPE_UNSUPPORTED"));
        Callers.admin().get(PATH + "?limit=0").then().statusCode(400).body("violations.field", contains("limit"));
    }

    @Test
    void everyProblemCarriesATraceId() {
        given().get(PATH)
                .then()
                .body("traceId", matchesPattern("[0-9a-f]{32}"))
                .body("instance", equalTo(PATH))
                .header("Trace-Id", matchesPattern("[0-9a-f]{32}"));
        given().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get(PATH)
                .then()
                .body("traceId", equalTo("4bf92f3577b34da6a3ce929d0e0e4736"));
    }

    private static ValidatableResponse post(String body) {
        return Callers.admin()
                .contentType("application/json")
                .body(body)
                .post(PATH)
                .then();
    }
}
