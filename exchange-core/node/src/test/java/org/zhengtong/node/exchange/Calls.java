// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.zhengtong.schemas.code.ResourceCode;

/** Calls of the exchange as tests make them. */
final class Calls {

    static final String PROBLEM = "application/problem+json";

    private Calls() {}

    /** A valid request, with some members replaced. */
    static Map<String, Object> body(ResourceCode resource, Map<String, Object> changes) {
        Map<String, Object> body = new HashMap<>();
        body.put("resource", resource.value());
        body.put("mode", "FETCH");
        body.put("parameters", Map.of("name", "李示例"));
        body.put("purpose", "ADMINISTRATIVE_BASIS");
        body.put("caseNumber", "C-1");
        body.putAll(changes);
        return body;
    }

    static ValidatableResponse ask(ResourceCode resource) {
        return ask(body(resource, Map.of()));
    }

    static ValidatableResponse ask(Object body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/exchanges")
                .then();
    }

    /** Asks with little time. */
    static Response ask(ResourceCode resource, int millis) {
        return given().contentType("application/json")
                .header("Zt-Deadline-Millis", millis)
                .body(body(resource, Map.of()))
                .post("/api/v1/exchanges");
    }

    /** Expects the refusal of an exchange. */
    static ValidatableResponse refused(ValidatableResponse response, int status, String code) {
        return refusedShape(response, status, code).body("exchangeId", notNullValue());
    }

    /** Expects a refusal before there was an exchange. */
    static ValidatableResponse refusedShape(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType(PROBLEM)
                .body("code", equalTo(code))
                .body("traceId", notNullValue());
    }
}
