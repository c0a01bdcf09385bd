// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.zhengtong.schemas.code.LegacyCheck;
import org.zhengtong.schemas.code.Mod3736;

/** The registry as its callers use it, with valid fictional input; every number is fresh. */
public final class Registry {

    /** 食品经营许可证 of Bazhong. */
    public static final String FOOD = TrustResource.BAZHONG + "901";
    /** A person's licence with a sensitive field. */
    public static final String PERSONAL = TrustResource.BAZHONG + "902";

    public static final String PERSON = "511902209901010012";
    /** Who holds a marriage certificate with that person. */
    public static final Map<String, Object> SPOUSE =
            Map.of("name", "林示例", "scheme", "CITIZEN_ID", "code", "511902209902020036");

    private static final String MARRIAGE = "111000000090001114105";
    public static final String SHOP = "11511900009000015L";

    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

    private Registry() {}

    /** A number nobody used before. */
    public static String freshNumber() {
        return "JY" + NUMBER.incrementAndGet();
    }

    /** Registers the authorities and types the tests use; needs the role operator. */
    public static void registerTypes() {
        authority(TrustResource.SICHUAN, "四川省示例厅", "510000");
        authority(TrustResource.BAZHONG, "巴中示例局B", "511900");
        authority(TrustResource.KEYLESS, "巴中示例局C", "511900");
        type(
                FOOD,
                "食品经营许可证",
                "ANY",
                List.of(
                        field("businessScope", "经营项目", "TEXT", true, false),
                        field("riskClass", "风险等级", "TEXT", false, false)));
        type(PERSONAL, "示例资格证", "PERSON", List.of(field("gender", "性别", "TEXT", true, true)));
    }

    /** An order for a food licence that is in force today. */
    public static Map<String, Object> foodOrder() {
        Map<String, Object> order = new HashMap<>();
        order.put("licenceType", FOOD);
        order.put("issuingAuthority", TrustResource.BAZHONG);
        order.put("number", freshNumber());
        order.put("holder", Map.of("name", "蜀味示例小馆", "scheme", "USCC", "code", SHOP));
        order.put(
                "validFrom",
                LocalDate.now(java.time.ZoneOffset.UTC).minusDays(2).toString());
        order.put(
                "validTo", LocalDate.now(java.time.ZoneOffset.UTC).plusYears(5).toString());
        order.put("fields", Map.of("businessScope", "热食类食品制售", "riskClass", "B"));
        return order;
    }

    /** An order for a licence of a person. */
    public static Map<String, Object> personalOrder() {
        Map<String, Object> order = foodOrder();
        order.put("licenceType", PERSONAL);
        order.put("holder", Map.of("name", "陈示例", "scheme", "CITIZEN_ID", "code", PERSON));
        order.put("fields", Map.of("gender", "女"));
        return order;
    }

    /** An order for a marriage certificate, a shipped type that two hold together. */
    public static Map<String, Object> marriageOrder(List<Map<String, Object>> coHolders) {
        Map<String, Object> order = personalOrder();
        order.put("licenceType", MARRIAGE);
        order.put("validTo", "9999-12-31");
        order.put("coHolders", coHolders);
        order.put(
                "fields",
                Map.of(
                        "registered", "2026-05-20",
                        "holderGender", "女",
                        "holderBorn", "1999-01-01",
                        "holderNationality", "中国",
                        "spouseGender", "男",
                        "spouseBorn", "1999-02-02",
                        "spouseNationality", "中国"));
        return order;
    }

    /** Issues what is ordered, under a fresh key, and returns its identifier. */
    public static String issued(Map<String, Object> order) {
        return issue(order, UUID.randomUUID().toString())
                .then()
                .statusCode(201)
                .extract()
                .path("identifier");
    }

    public static Response issue(Map<String, Object> order, String idempotencyKey) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", idempotencyKey)
                .body(order)
                .post("/api/v1/licences");
    }

    public static Response changeStatus(String identifier, String action) {
        return post("/api/v1/licences/" + identifier + "/status", Map.of("action", action, "ground", "《示例条例》第一条"));
    }

    public static Response verify(Map<String, Object> question) {
        return post("/api/v1/verifications", question);
    }

    public static Response verify(String identifier) {
        return verify(Map.of("identifier", identifier));
    }

    public static Response post(String path, Object body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }

    public static Response put(String path, Object body) {
        return given().contentType(ContentType.JSON).body(body).put(path);
    }

    /** A licence as its readers see it. */
    public static Response read(String identifier) {
        return given().queryParam("purpose", "DATA_CHECK").get("/api/v1/licences/" + identifier);
    }

    /** The signed document as anybody may hold it. */
    public static Map<String, Object> document(String identifier) {
        return given().queryParam("purpose", "ADMINISTRATIVE_BASIS")
                .get("/api/v1/licences/" + identifier + "/document")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
    }

    /** A sound identifier of the authority that no register has. */
    public static String unknownIdentifier(String issuer) {
        String serial = "X" + NUMBER.incrementAndGet();
        return "1.2.156.3005.2." + FOOD + "." + issuer + "." + serial + ".001."
                + Mod3736.check(FOOD + issuer + serial + "001");
    }

    /** The identifier with a check character that is neither the standard's nor the older systems'. */
    public static String wrongCheck(String identifier) {
        String body = identifier.substring(0, identifier.length() - 1);
        return Stream.of("0", "1", "2")
                .map(body::concat)
                .filter(tried -> LegacyCheck.read(tried).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static void authority(String code, String name, String division) {
        put("/api/v1/issuing-authorities/" + code, Map.of("name", name, "division", division))
                .then()
                .statusCode(200);
    }

    private static void type(String code, String name, String category, List<Map<String, Object>> fields) {
        put("/api/v1/licence-types/" + code, Map.of("name", name, "holderCategory", category, "fields", fields))
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> field(
            String name, String label, String kind, boolean required, boolean sensitive) {
        return Map.of(
                "name",
                name,
                "label",
                label,
                "kind",
                kind,
                "required",
                required,
                "sensitive",
                sensitive,
                "maxLength",
                200);
    }
}
