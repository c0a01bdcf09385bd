// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The city's node as in production: a second person reviews every revision. */
public class ReviewProfile implements QuarkusTestProfile {

    static final String OTHER_ORGANISATION = "115100000090000587";

    /** The tree in force at this node. */
    static final String TREE = "tree-in-force";

    private static final String ADMIN_PASSWORD = "admin-secret";
    private static final String PASSWORD = "correct horse";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "zt.signin.admin-password",
                ADMIN_PASSWORD,
                "quarkus.http.test-port",
                "0",
                "zt.catalogue.review",
                "required",
                "zt.catalogue.tree",
                TREE);
    }

    /** A person with an account of their own. */
    record Person(String name) {

        RequestSpecification calls() {
            return as(name, PASSWORD).contentType(ContentType.JSON);
        }
    }

    static RequestSpecification administrator() {
        return as("admin", ADMIN_PASSWORD).contentType(ContentType.JSON);
    }

    static Person person(String organisation, String... roles) {
        return person(Map.of("organisation", organisation, "roles", List.of(roles)));
    }

    static Person personOfNoOrganisation(String... roles) {
        return person(Map.of("roles", List.of(roles)));
    }

    private static Person person(Map<String, Object> account) {
        String name = "reviewing-" + NUMBER.incrementAndGet();
        Map<String, Object> whole = new HashMap<>(account);
        whole.put("name", name);
        whole.put("password", PASSWORD);
        administrator().body(whole).post("/api/v1/accounts").then().statusCode(201);
        return new Person(name);
    }

    private static RequestSpecification as(String name, String password) {
        return given().auth().preemptive().basic(name, password);
    }
}
