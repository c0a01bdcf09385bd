// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.register.Holder;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;

@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class IssuanceApiTest {

    @Inject
    Issuance issuance;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void anIssuedLicenceIsReadAndVerified() {
        String identifier = Registry.issued(Registry.foodOrder());

        Registry.read(identifier)
                .then()
                .statusCode(200)
                .body("status", equalTo("IN_FORCE"))
                .body("holder.name", equalTo("蜀味示例小馆"))
                .body("fields.businessScope", equalTo("热食类食品制售"))
                .body("version", equalTo(1));
        Registry.verify(identifier).then().statusCode(200).body("verdict", equalTo("VALID"));
    }

    @Test
    void serialsOfAnAuthorityFollowEachOther() {
        LicenceIdentifier first = new LicenceIdentifier(Registry.issued(Registry.foodOrder()));
        LicenceIdentifier second = new LicenceIdentifier(Registry.issued(Registry.foodOrder()));

        assertThat(Long.parseLong(second.serial())).isEqualTo(Long.parseLong(first.serial()) + 1);
    }

    @Test
    void theSameKeyGivesTheSameLicence() {
        Map<String, Object> order = Registry.foodOrder();
        String key = UUID.randomUUID().toString();
        String first =
                Registry.issue(order, key).then().statusCode(201).extract().path("identifier");

        Registry.issue(order, key).then().statusCode(200).body("identifier", equalTo(first));
        order.put("number", Registry.freshNumber());
        Registry.issue(order, key).then().statusCode(409).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void tenRequestsAtOnceUnderOneKeyGiveOneLicence() throws Exception {
        Map<String, Object> order = Registry.foodOrder();
        String key = UUID.randomUUID().toString();
        Set<String> identifiers = ConcurrentHashMap.newKeySet();
        Callable<Boolean> call = () ->
                identifiers.add(Registry.issue(order, key).then().extract().<String>path("identifier"));
        ExecutorService callers = Executors.newFixedThreadPool(10);
        try {
            for (var answer :
                    callers.invokeAll(IntStream.range(0, 10).mapToObj(i -> call).toList())) {
                answer.get();
            }
        } finally {
            callers.shutdown();
        }

        assertThat(identifiers).hasSize(1);
    }

    @Test
    void anOrderThatBreaksARuleIsRefusedAndLeavesNoGap() {
        LicenceIdentifier before = new LicenceIdentifier(Registry.issued(Registry.foodOrder()));
        Map<String, Object> missing = Registry.foodOrder();
        missing.put("fields", Map.of("riskClass", "B"));
        refused(missing, 400, "FACE_FIELD_INVALID").body("fields", hasKey("businessScope"));
        Map<String, Object> backwards = Registry.foodOrder();
        backwards.put("validTo", "2020-01-01");
        refused(backwards, 400, "VALIDITY_PERIOD_INVALID");
        Map<String, Object> person = Registry.personalOrder();
        person.put("holder", Map.of("name", "店", "scheme", "USCC", "code", Registry.SHOP));
        refused(person, 400, "HOLDER_CATEGORY_MISMATCH");
        Map<String, Object> holder = Registry.foodOrder();
        holder.put("holder", Map.of("name", "陈示例", "scheme", "CITIZEN_ID", "code", "511902209901010013"));
        refused(holder, 400, "VALUE_INVALID");
        LicenceIdentifier after = new LicenceIdentifier(Registry.issued(Registry.foodOrder()));

        assertThat(Long.parseLong(after.serial())).isEqualTo(Long.parseLong(before.serial()) + 1);
    }

    @Test
    void whatIsNotTheCallersOrNotKnownIsRefused() {
        Map<String, Object> sichuan = Registry.foodOrder();
        sichuan.put("issuingAuthority", TrustResource.SICHUAN);
        refused(sichuan, 403, "AUTHORITY_NOT_YOURS");
        Map<String, Object> type = Registry.foodOrder();
        type.put("licenceType", TrustResource.BAZHONG + "999");
        refused(type, 404, "LICENCE_TYPE_UNKNOWN");
        Map<String, Object> authority = Registry.foodOrder();
        authority.put("issuingAuthority", Registry.SHOP);
        refused(authority, 404, "AUTHORITY_UNKNOWN");
    }

    @Test
    @TestSecurity(
            user = "keyless-registrar",
            roles = {"operator", "registrar"},
            attributes = @SecurityAttribute(key = "organisation", value = TrustResource.KEYLESS))
    void anAuthorityWithoutAKeyCannotIssue() {
        Map<String, Object> order = Registry.foodOrder();
        order.put("issuingAuthority", TrustResource.KEYLESS);

        refused(order, 503, "AUTHORITY_KEY_MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {TrustResource.EXPIRED, TrustResource.STRANGE})
    @TestSecurity(
            user = "expired-registrar",
            roles = {"operator", "registrar"},
            attributes = {@SecurityAttribute(key = "organisation", value = TrustResource.EXPIRED)})
    void anAuthorityWhoseCertificateWouldNotBeTrustedSignsNothing(String authority) {
        Registry.put(
                        "/api/v1/issuing-authorities/" + authority,
                        Map.of("name", "巴中示例局D", "division", "511900", "delegates", List.of(TrustResource.EXPIRED)))
                .then()
                .statusCode(200);
        Map<String, Object> order = Registry.foodOrder();
        order.put("issuingAuthority", authority);

        refused(order, 503, "AUTHORITY_CERTIFICATE_UNUSABLE");
    }

    @Test
    void aNumberIsGivenOnce() {
        Map<String, Object> order = Registry.foodOrder();
        Registry.issued(order);

        refused(order, 409, "NUMBER_TAKEN");
    }

    @Test
    void aMissingKeyAndAWrongCheckCharacterAreRefused() {
        given().contentType("application/json")
                .body(Registry.foodOrder())
                .post("/api/v1/licences")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
        String identifier = Registry.unknownIdentifier(TrustResource.BAZHONG);
        Registry.read(Registry.wrongCheck(identifier))
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("code", equalTo("VALUE_INVALID"));
        Registry.read(identifier).then().statusCode(404).body("code", equalTo("LICENCE_NOT_FOUND"));
    }

    @Test
    void aRenewalKeepsTheSerialAndSupersedesTheOldVersion() {
        LicenceIdentifier old = new LicenceIdentifier(Registry.issued(Registry.foodOrder()));
        Map<String, Object> renewal = Map.of("validFrom", "2026-01-01", "validTo", "2036-12-31");
        String path = "/api/v1/licences/" + old.value() + "/renewal";
        String renewed = given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(renewal)
                .post(path)
                .then()
                .statusCode(201)
                .body("predecessor", equalTo(old.value()))
                .extract()
                .path("identifier");

        assertThat(new LicenceIdentifier(renewed)).isEqualTo(old.nextVersion());
        Registry.verify(renewed).then().body("verdict", equalTo("VALID"));
        Registry.verify(old.value())
                .then()
                .body("verdict", equalTo("SUPERSEDED"))
                .body("steps.find { it.step == 'SUPERSESSION' }.details[0]", equalTo(renewed));
        given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(renewal)
                .post(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("RENEWAL_EXISTS"));
    }

    @Test
    void theMetadataOfALicenceGoByTheirShortNames() {
        String identifier = Registry.issued(Registry.foodOrder());

        Response metadata =
                given().queryParam("purpose", "DATA_CHECK").get("/api/v1/licences/" + identifier + "/metadata");
        metadata.then()
                .statusCode(200)
                .body("ZZMC", equalTo("食品经营许可证"))
                .body("ZZBS", equalTo(identifier))
                .body("ZZBFJGDM", equalTo(TrustResource.BAZHONG))
                .body("CZZT", equalTo("蜀味示例小馆"))
                .body("CZZTDMLXDM", equalTo("001"))
                .body("KZ_JYXM", equalTo("热食类食品制售"));
        String ofd = new String(
                Objects.requireNonNull(
                        Documents.unpack(Documents.ofd(identifier)).get("OFD.xml")),
                StandardCharsets.UTF_8);
        assertThat(metadata.jsonPath().<String, String>getMap(""))
                .allSatisfy((name, value) -> assertThat(ofd).contains("Name=\"" + name + "\">" + value + "<"));
    }

    @Test
    void eachAuthoritySignsWithItsOwnKey() {
        Map<String, Object> bazhong = Registry.document(Registry.issued(Registry.foodOrder()));
        Caller sichuan = new Caller("sc", Caller.Kind.PERSON, TrustResource.SICHUAN, Optional.empty());
        LicenceOrder order = new LicenceOrder(
                new LicenceTypeCode(Registry.FOOD),
                new OrganisationCode(TrustResource.SICHUAN),
                Registry.freshNumber(),
                new Holder("蜀味示例小馆", HolderScheme.USCC, Registry.SHOP),
                List.of(),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2099, 12, 31),
                Map.of("businessScope", "热食类食品制售"),
                null,
                null);
        Licence other = issuance.issue(order, UUID.randomUUID().toString(), sichuan)
                .licence()
                .orElseThrow();

        assertThat(other.document().certificatePem()).isNotEqualTo(bazhong.get("certificatePem"));
        Registry.verify(other.identifier().value()).then().body("verdict", equalTo("VALID"));
    }

    @Test
    @TestSecurity(
            user = "somebody",
            roles = {"operator", "caseworker"})
    void onlyRegistrarsIssue() {
        Registry.issue(Registry.foodOrder(), "key").then().statusCode(403);
    }

    private static io.restassured.response.ValidatableResponse refused(
            Map<String, Object> order, int status, String code) {
        return Registry.issue(order, UUID.randomUUID().toString())
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }
}
