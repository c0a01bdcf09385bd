// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.statuslist;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.StatusLists;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.statuslist.StatusList;
import org.zhengtong.schemas.statuslist.StatusReference;
import org.zhengtong.schemas.statuslist.TokenStatus;

@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class StatusListApiTest {

    private static final Logger LOG = Logger.getLogger(StatusListApiTest.class);
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    @Inject
    ObjectMapper json;

    @Inject
    KeyCustody keys;

    @Test
    void aChangeIsInTheListWithinASecondAndTheVersionRises() {
        Registry.registerTypes();
        Map<String, TokenStatus> shown = Map.of(
                "SUSPEND", TokenStatus.SUSPENDED,
                "CANCEL", TokenStatus.INVALID,
                "REVOKE", TokenStatus.INVALID,
                "ANNUL", TokenStatus.INVALID,
                "TRANSFER_OUT", TokenStatus.INVALID);

        List<Duration> lags = shown.entrySet().stream()
                .map(change -> lag(change.getKey(), change.getValue()))
                .sorted()
                .toList();

        LOG.infof(
                "shown after %s, median %d ms", lags, lags.get(lags.size() / 2).toMillis());
        assertThat(lags.get(0)).as("quickest of %s", lags).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aRestoredLicenceIsValidAgainAndARenewedOneIsSuperseded() {
        Registry.registerTypes();
        String identifier = Registry.issued(Registry.foodOrder());
        StatusReference entry = StatusLists.reference(identifier);

        Registry.changeStatus(identifier, "SUSPEND").then().statusCode(200);
        Registry.changeStatus(identifier, "RESTORE").then().statusCode(200);
        awaitStatus(entry, TokenStatus.VALID);
        given().contentType("application/json")
                .header("Idempotency-Key", Registry.freshNumber())
                .body(Map.of("validFrom", "2026-01-01", "validTo", "2099-12-31"))
                .post("/api/v1/licences/" + identifier + "/renewal")
                .then()
                .statusCode(201);

        awaitStatus(entry, TokenStatus.SUPERSEDED);
    }

    @Test
    void aDecisionRecordedAheadIsShownWhenItsTimeHasCome() {
        Registry.registerTypes();
        String identifier = Registry.issued(Registry.foodOrder());
        StatusReference entry = StatusLists.reference(identifier);
        Instant soon = Instant.now().plusSeconds(8);

        Registry.post(
                        "/api/v1/licences/" + identifier + "/status",
                        Map.of("action", "SUSPEND", "ground", "《示例条例》第二条", "effectiveAt", soon.toString()))
                .then()
                .statusCode(200)
                .body("status", equalTo("IN_FORCE"));

        assertThat(StatusLists.status(entry)).isEqualTo(TokenStatus.VALID);
        awaitStatus(entry, TokenStatus.SUSPENDED);
        assertThat(Instant.now()).isAfter(soon);
        Registry.read(identifier).then().body("status", equalTo("SUSPENDED"));
    }

    @Test
    @TestSecurity
    void everybodyMayFetchTheListAndCachesKeepIt() {
        awaitList(0);
        String tag = given().get("/api/v1/status-lists/0/sm2")
                .then()
                .statusCode(200)
                .header("Cache-Control", startsWith("public, max-age="))
                .extract()
                .header("ETag");

        int answer = given().header("If-None-Match", tag)
                .get("/api/v1/status-lists/0/sm2")
                .statusCode();

        assertThat(answer)
                .as("304, or 200 when another test changed the list meanwhile")
                .isIn(304, 200);
        given().get("/api/v1/status-lists/999").then().statusCode(404).body("code", equalTo("STATUS_LIST_NOT_FOUND"));
        given().get("/api/v1/status-lists/0?time=1")
                .then()
                .statusCode(501)
                .body("code", equalTo("STATUS_LIST_HISTORY_NOT_KEPT"));
    }

    /** Judged by the JDK's own ECDSA, by the letter of the draft. */
    @Test
    void theWorldReadsTheListUnderEs256() throws Exception {
        Registry.registerTypes();
        awaitList(0);
        String[] parts = given().get("/api/v1/status-lists/0").asString().split("\\.");
        JsonNode header = json.readTree(BASE64.decode(parts[0]));
        JsonNode payload = json.readTree(BASE64.decode(parts[1]));
        Signature es256 = Signature.getInstance("SHA256withECDSAinP1363Format");
        es256.initVerify(java.security.cert.CertificateFactory.getInstance(
                        "X.509", new org.bouncycastle.jce.provider.BouncyCastleProvider())
                .generateCertificate(new java.io.ByteArrayInputStream(
                        keys.es256CertificatePem(TrustResource.ES256).getBytes(StandardCharsets.US_ASCII))));
        es256.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(es256.verify(BASE64.decode(parts[2]))).isTrue();
        assertThat(header.path("typ").asText()).isEqualTo("statuslist+jwt");
        assertThat(header.path("alg").asText()).isEqualTo("ES256");
        assertThat(payload.path("sub").asText()).endsWith("/api/v1/status-lists/0");
        assertThat(payload.path("exp").asLong() - payload.path("iat").asLong())
                .isEqualTo(payload.path("ttl").asLong());
        assertThat(payload.path("status_list").path("bits").asInt()).isEqualTo(2);
    }

    /** How long after the answer to a change the list shows it. */
    private static Duration lag(String action, TokenStatus status) {
        String identifier = Registry.issued(Registry.foodOrder());
        StatusReference entry = StatusLists.reference(identifier);
        StatusList before = awaitList(entry.list());
        assertThat(before.states().get(entry.index())).isEqualTo(TokenStatus.VALID);
        Registry.changeStatus(identifier, action).then().statusCode(200);
        Instant changed = Instant.now();
        await().pollInterval(Duration.ofMillis(20)).until(() -> StatusLists.status(entry) == status);
        Duration lag = Duration.between(changed, Instant.now());
        assertThat(StatusLists.verified(entry.list()).version()).isGreaterThan(before.version());
        return lag;
    }

    private static StatusList awaitList(int list) {
        await().until(() -> given().get("/api/v1/status-lists/" + list).statusCode() == 200);
        return StatusLists.verified(list);
    }

    private static void awaitStatus(StatusReference entry, TokenStatus status) {
        await().atMost(Duration.ofSeconds(30)).until(() -> StatusLists.status(entry) == status);
    }
}
