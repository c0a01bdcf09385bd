// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.gbt36906;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
class Gbt36906ApiTest {

    private static final Map<String, Object> CAUSE = Map.of(
            "certificateSystemName", "示例窗口系统",
            "certificateCallCategory", "0",
            "certificateMatterName", "食品经营许可",
            "certificateEventCode", "5119002026112201",
            "certificateCopyCause", "核对经营资格");

    @Inject
    TestIdentityAssociation caller;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void licencesAreFoundByTheirHolderAndReadMaskedAndTheCauseIsRecorded() {
        Map<String, Object> order = Registry.personalOrder();
        String identifier = Registry.issued(order);
        system();

        ok(
                        "getDataByHolder",
                        Map.of(
                                "holderCode",
                                Registry.PERSON,
                                "holderTypeCode",
                                "111",
                                "certTypeCode",
                                Registry.PERSONAL,
                                "certNo",
                                order.get("number")))
                .body("data", contains(identifier));
        ok("queryCertInfo", Map.of("certIdentifier", identifier))
                .body("data.certIdentifier", equalTo(identifier))
                .body("data.certData", hasEntry("CZZTDM", "511902********0012"))
                .body("data.certData", hasEntry("ZZBH", order.get("number")))
                .body("data.certData", hasEntry("KZ_XB", "***"));
        ok("queryCertInfoByQRcode", Map.of("qrcode", identifier)).body("data.certIdentifier", equalTo(identifier));
        ok("getCertRemarkInfo", Map.of("certTypeCode", Registry.PERSONAL))
                .body("data", hasItem(Map.of("name", "KZ_XB", "remark", "性别")));

        caller.setTestIdentity(Identities.person("auditor-1", TrustResource.SICHUAN, "auditor"));
        given().queryParam("licence", identifier)
                .get("/api/v1/access-records")
                .then()
                .body("items.action", contains("SEARCH", "READ", "READ"))
                .body("items[0].applicationSystem", equalTo("sc-window-system"))
                .body("items[0].purpose", equalTo("ADMINISTRATIVE_BASIS"))
                .body("items[0].caseNumber", equalTo("5119002026112201"))
                .body("items[0].cause", equalTo("示例窗口系统; 食品经营许可; 核对经营资格"));
    }

    @Test
    void theResultCodesFollowTheVerdicts() {
        Map<String, Object> order = Registry.foodOrder();
        String identifier = Registry.issued(order);
        Map<String, Object> right = Map.of(
                "certNo", order.get("number"), "holder", "蜀味示例小馆", "holderCode", Registry.SHOP, "KZ_JYXM", "热食类食品制售");

        verified(right, 0);
        verified(with(right, "KZ_JYXM", "冷食类食品制售"), 7).body("data.differing", contains("KZ_JYXM"));
        verified(with(with(right, "holder", "另一示例小馆"), "holderCode", TrustResource.SICHUAN), 6);
        verified(with(with(right, "certNo", "JY-none"), "ZZBFJGDM", TrustResource.BAZHONG), 5);
        verified(Map.of("certNo", order.get("number")), 4);
        Registry.changeStatus(identifier, "SUSPEND").then().statusCode(200);
        verified(right, 2);
        Registry.changeStatus(identifier, "REVOKE").then().statusCode(200);
        verified(right, 3);
        String number = Registry.freshNumber();
        Map<String, Object> ahead = Registry.foodOrder();
        ahead.put("number", number);
        ahead.put("validFrom", "2098-01-01");
        ahead.put("validTo", "2099-01-01");
        Registry.issued(ahead);
        verified(with(right, "certNo", number), 1);
        Registry.verify(identifier).then().body("resultCode", equalTo(3));
    }

    @Test
    void aFileIsDownloadedOnceUnderItsAddressAndVerified() {
        String identifier = Registry.issued(Registry.foodOrder());
        byte[] ofd = Documents.ofd(identifier);
        system();

        String content = ok("downloadFile", Map.of("certificateIdentifier", identifier, "fileType", "ofd"))
                .body("data.contentType", equalTo("base64"))
                .extract()
                .path("data.content");
        assertThat(Base64.getDecoder().decode(content)).isEqualTo(ofd);
        String address = ok("downloadUrl", Map.of("certIdentifier", identifier))
                .extract()
                .path("data.content");
        given().get(address).then().statusCode(200).contentType("application/ofd");
        given().get(address).then().statusCode(410);
        ok("verifyFile", Map.of("certTypeCode", Registry.FOOD, "content", content, "contentType", "base64"))
                .body("data.result", equalTo(0));
        ok("verifyFile", Map.of("certTypeCode", Registry.PERSONAL, "content", content, "contentType", "base64"))
                .body("data.result", equalTo(7))
                .body("data.differing", contains("certTypeCode"));
        ask("verifyFile", Map.of("content", base64("no file"), "contentType", "base64"))
                .body("head.status", equalTo("102"));
    }

    @Test
    void aScannedCodeGivesWhatTheHolderConfirmsOnce() {
        String identifier = Registry.issued(Registry.personalOrder());
        caller.setTestIdentity(Identities.system("sc-app", TrustResource.SICHUAN, "holder-channel"));
        String code = Registry.post(
                        "/api/v1/holder-authorisations", Map.of("scheme", "CITIZEN_ID", "holder", Registry.PERSON))
                .then()
                .statusCode(201)
                .extract()
                .path("text");
        system();
        String trx = ok("createVerifyTrx", Map.of("qrcode", code, "certTypeCode", Registry.PERSONAL))
                .body("data.verifyStatus", equalTo("1"))
                .extract()
                .path("data.trxId");
        ask("provesByVerifyTrx", Map.of("trxId", trx)).body("head.status", equalTo("100"));
        caller.setTestIdentity(Identities.system("sc-app", TrustResource.SICHUAN, "holder-channel"));
        Registry.post("/api/v1/holder-authorisations/" + trx + "/confirmation", Map.of("licences", List.of(identifier)))
                .then()
                .statusCode(200);
        system();

        ok("queryVerifyTrx", Map.of("trxId", trx)).body("data.verifyStatus", equalTo("2"));
        String document = ok("provesByVerifyTrx", Map.of("trxId", trx))
                .body("data", hasSize(1))
                .body("data[0].certData", hasEntry("CZZTDM", Registry.PERSON))
                .body("data[0].contentType", equalTo("url"))
                .extract()
                .path("data[0].content");
        given().get(document).then().statusCode(200).contentType("application/ofd");
        ask("provesByVerifyTrx", Map.of("trxId", trx)).body("head.status", equalTo("100"));
    }

    @Test
    void refusalsAreStatusesOfTheProfile() {
        String person = Registry.issued(Registry.personalOrder());
        system();

        ask("queryCertInfo", Map.of("certIdentifier", Registry.unknownIdentifier(TrustResource.BAZHONG)))
                .body("head.status", equalTo("10"));
        ask("queryCertInfoByQRcode", Map.of("qrcode", "ZT1:NOT ONE")).body("head.status", equalTo("10"));
        ask("queryCertInfoByQRcode", Map.of("qrcode", "https://example.cn")).body("head.status", equalTo("12"));
        ask("downloadFile", Map.of("certIdentifier", person)).body("head.status", equalTo("100"));
        ask("getDataByHolder", Map.of("certTypeCode", Registry.PERSONAL))
                .body("head.status", equalTo("12"))
                .body("head.message", containsString("data.holderCode"));
        ask("getCertRemarkInfo", Map.of("certTypeCode", "0".repeat(21))).body("head.status", equalTo("113"));
        Registry.post("/api/v1/gbt36906/queryCertInfo", Map.of("data", Map.of("certIdentifier", person)))
                .then()
                .body("head.status", equalTo("12"))
                .body("head.message", containsString("data.useCause"));
        Registry.post(
                        "/api/v1/gbt36906/queryCertInfo",
                        Map.of(
                                "head",
                                Map.of("accessId", "somebody-else"),
                                "data",
                                data(Map.of("certIdentifier", person))))
                .then()
                .body("head.status", equalTo("11"));
        caller.setTestIdentity(Identities.system("sc-window-system", TrustResource.SICHUAN, "provider-system"));
        Registry.post("/api/v1/gbt36906/queryCertInfo", Map.of("data", data(Map.of("certIdentifier", person))))
                .then()
                .statusCode(403);
    }

    private void system() {
        caller.setTestIdentity(
                Identities.system("sc-window-system", TrustResource.SICHUAN, "application-system", "operator"));
    }

    private static ValidatableResponse verified(Map<String, Object> certData, int result) {
        return ok("verifyCertInfo", Map.of("certTypeCode", Registry.FOOD, "certData", certData))
                .body("data.result", equalTo(result));
    }

    private static ValidatableResponse ok(String operation, Map<String, ?> data) {
        return ask(operation, data).body("head.status", equalTo("0"));
    }

    private static ValidatableResponse ask(String operation, Map<String, ?> data) {
        return Registry.post(
                        "/api/v1/gbt36906/" + operation, Map.of("head", Map.of("accessToken", "x"), "data", data(data)))
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> data(Map<String, ?> data) {
        Map<String, Object> whole = new HashMap<>(data);
        whole.put("useCause", CAUSE);
        return whole;
    }

    private static Map<String, Object> with(Map<String, Object> data, String name, Object value) {
        Map<String, Object> other = new HashMap<>(data);
        other.put(name, value);
        return other;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
