// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/** Valid requests with fresh names, and the short ways to make entries. */
final class CatalogueFixtures {

    /** The organisation of the test's caller. */
    static final String ORGANISATION = "11511900009000015L";

    static final String ENTRIES = "/api/v1/catalogue/entries";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private CatalogueFixtures() {}

    /** A name no other test uses; digits, as names of entries have them. */
    static String name(String stem) {
        return stem + "样例" + NUMBER.incrementAndGet();
    }

    /** Core metadata of an unconditional resource, to be changed by the test. */
    static Map<String, Object> entry(String name) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", name);
        entry.put("classCode", "105002");
        entry.put("providerOrganisation", ORGANISATION);
        entry.put("providerName", "巴中示例局A");
        entry.put("summary", "从业人员预防性健康检查合格证明");
        entry.put("format", "0311");
        entry.put(
                "items",
                List.of(
                        Map.of("name", "公民身份号码", "columnName", "idNumber", "dataType", "C", "length", 18),
                        Map.of("name", "有效期至", "columnName", "validTo", "dataType", "日期型")));
        entry.put("sharingType", "UNCONDITIONAL");
        entry.put("sharingMethod", "API");
        entry.put("openFlag", false);
        entry.put("updateCycle", "REALTIME");
        return entry;
    }

    static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }

    static Response draft(Map<String, Object> entry) {
        return json().body(entry).post(ENTRIES);
    }

    static Response publish(String id) {
        return given().post(ENTRIES + "/" + id + "/publication");
    }

    /** Publishes an entry; its resource code. */
    static String published(Map<String, Object> entry) {
        String id = draft(entry).then().statusCode(201).extract().path("id");
        return publish(id).then().statusCode(200).extract().path("resource");
    }

    static Response csv(String path, byte[] file) {
        return given().contentType("text/csv").body(file).post(path);
    }

    /** Registers an application system of the caller's organisation; its id. Needs an administrator. */
    static String applicationSystem() {
        String id = "system-" + NUMBER.incrementAndGet();
        String key = Sm2PublicKey.ofCertificate(
                        NetworkFixtures.custody("510000").certificatePem())
                .pem();
        json().body(Map.of(
                        "id", id,
                        "organisation", ORGANISATION,
                        "name", "窗口系统",
                        "publicKeyPem", key,
                        "roles", List.of()))
                .post("/api/v1/application-systems")
                .then()
                .statusCode(201);
        return id;
    }
}
