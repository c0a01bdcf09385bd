// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.revocation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.batch.BatchSweep;
import org.zhengtong.registry.network.TrustedNetwork;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.FarServer;
import org.zhengtong.registry.testing.HostileCertificates;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TestTrust;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.registry.testing.Wallet;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.seal.SealTrust.Revocation.State;

@QuarkusTest
@TestSecurity(
        user = "sc-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.SICHUAN))
class RevocationsTest {

    @Inject
    Revocations lists;

    @Inject
    TrustedNetwork network;

    @Inject
    KeyCustody keys;

    @Inject
    BatchSweep batches;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @AfterEach
    void nothingIsTakenBackAnyMore() throws IOException {
        Files.deleteIfExists(added());
        lists.refresh();
    }

    @Test
    void aCertificateRevokedBeforeItSignedIsNotTrustedAndOneRevokedLaterIs() throws IOException {
        String identifier = Registry.issued(sichuanOrder());
        byte[] file = Documents.ofd(identifier);
        byte[] pdf = Documents.get(identifier, "application/pdf").asByteArray();
        byte[] credential = new Wallet().fetch(identifier).getBytes(StandardCharsets.US_ASCII);
        Registry.verify(identifier)
                .then()
                .body("verdict", equalTo("VALID"))
                .body("steps.find { it.step == 'REVOCATION' }.code", equalTo("CERTIFICATE_NOT_REVOKED"));
        Documents.verify("application/pdf", pdf).then().body("verdict", equalTo("VALID"));
        Documents.verify("application/dc+sd-jwt", credential).then().body("verdict", equalTo("VALID"));

        Files.copy(TrustResource.revokingList(), added());
        lists.refresh();

        Registry.verify(identifier)
                .then()
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.find { it.step == 'REVOCATION' }.code", equalTo("CERTIFICATE_REVOKED"));
        Documents.verify(file)
                .then()
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.find { it.step == 'SIGNER_REVOCATION' }.code", equalTo("SIGNER_REVOKED"));
        for (Response unsealed : List.of(
                Documents.verify("application/pdf", pdf), Documents.verify("application/dc+sd-jwt", credential))) {
            unsealed.then()
                    .body("verdict", equalTo("CANNOT_DETERMINE"))
                    .body("steps.find { it.step == 'REVOCATION' }.code", equalTo("CERTIFICATE_REVOKED"));
        }
        Registry.issue(sichuanOrder(), Registry.freshNumber())
                .then()
                .statusCode(503)
                .body("code", equalTo("AUTHORITY_CERTIFICATE_UNUSABLE"));
        assertThat(lists.at(certificate(TrustResource.BAZHONG), Instant.now())).isEqualTo(State.GOOD);
        assertThat(lists.at(certificate(TrustResource.BAZHONG), Instant.now().plus(Duration.ofDays(6))))
                .isEqualTo(State.REVOKED);
    }

    @Test
    void aBatchWaitsUntilTheCertificateMaySignAgain() throws IOException {
        Files.copy(TrustResource.revokingList(), added());
        lists.refresh();
        Map<String, Object> row = Map.of("requestId", Registry.freshNumber(), "licence", sichuanOrder());
        String batch = given().contentType("application/json")
                .header("Idempotency-Key", Registry.freshNumber())
                .body(Map.of("rows", List.of(row)))
                .post("/api/v1/issuance-batches")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        batches.resume(Duration.ZERO);
        String path = "/api/v1/issuance-batches/" + batch;
        given().get(path).then().body("rows", equalTo(Map.of("PENDING", 1))).body("finishedAt", nullValue());

        nothingIsTakenBackAnyMore();

        // the batch's own worker may still have it in hand
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            batches.resume(Duration.ZERO);
            given().get(path + "/rows").then().body("items.outcome", equalTo(List.of("ISSUED")));
        });
        given().get(path).then().body("finishedAt", notNullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, true, GOOD",
        "8, false, true, STALE",
        "8, true, true, REQUIRED",
        "0, false, false, UNKNOWN",
        "0, true, false, REQUIRED"
    })
    void policySaysWhatAMissingListMeans(int daysLater, boolean required, boolean source, State expected)
            throws IOException {
        RevocationConfig config = new SmallRyeConfigBuilder()
                .withMapping(RevocationConfig.class)
                .withDefaultValue("zt.registry.revocation.required", String.valueOf(required))
                .withDefaultValue(
                        "zt.registry.revocation.folder",
                        source ? TrustResource.revocationFolder().toString() : "")
                .build()
                .getConfigMapping(RevocationConfig.class);
        Revocations policy =
                new Revocations(config, network, keys, Clock.offset(Clock.systemUTC(), Duration.ofDays(daysLater)));
        policy.refresh();

        assertThat(policy.at(certificate(TrustResource.SICHUAN), Instant.now())).isEqualTo(expected);
    }

    @Test
    void aResponderIsAskedAboutWhatNoListCoversAlone() throws IOException {
        try (FarServer far = new FarServer(new byte[10])) {
            RevocationConfig config = new SmallRyeConfigBuilder()
                    .withMapping(RevocationConfig.class)
                    .withDefaultValue(
                            "zt.registry.revocation.folder",
                            TrustResource.revocationFolder().toString())
                    .withDefaultValue(
                            "zt.registry.revocation.ocsp-url", far.at("good").toString())
                    .withDefaultValue("zt.registry.revocation.required", "true")
                    .build()
                    .getConfigMapping(RevocationConfig.class);
            Revocations asking = new Revocations(config, network, keys, Clock.systemUTC());
            asking.refresh();

            assertThat(asking.at(certificate(TrustResource.SICHUAN), Instant.now()))
                    .isEqualTo(State.GOOD);
            assertThat(far.asked("good")).isEmpty();
            assertThat(asking.at(certificate(TrustResource.PROVINCIAL), Instant.now()))
                    .isEqualTo(State.REQUIRED);
            assertThat(far.asked("good")).isNotEmpty();
        }
    }

    @Test
    void listsOfTheAuthorityAboveOurKeyForAbroadCount() throws IOException {
        String pem = keys.es256CertificatePem(TrustResource.ES256);

        assertThat(lists.at(CertificateChain.certificates(pem).get(0), Instant.now()))
                .isEqualTo(State.GOOD);
    }

    @Test
    void ofAnIssuerWithoutANameNothingIsKnown() {
        assertThat(lists.at(HostileCertificates.withoutName(), Instant.now())).isEqualTo(State.UNKNOWN);
    }

    @Test
    void aListOfAnotherRootIsNotUsed() throws IOException {
        byte[] strange = new TestTrust("network root")
                .revocationList(Map.of(), Instant.now().plusSeconds(60));
        X509CertificateHolder root =
                CertificateChain.certificates(network.rootCertificate()).get(0);

        assertThatThrownBy(() -> RevocationList.read(strange, List.of(root)))
                .hasMessageContaining("signature does not hold");
        assertThatThrownBy(() -> RevocationList.read(new byte[] {1}, List.of(root)))
                .hasMessageContaining("no revocation list");
    }

    private static Map<String, Object> sichuanOrder() {
        Map<String, Object> order = Registry.foodOrder();
        order.put("issuingAuthority", TrustResource.SICHUAN);
        return order;
    }

    private X509CertificateHolder certificate(String authority) throws IOException {
        return CertificateChain.certificates(keys.certificatePem(authority)).get(0);
    }

    private static Path added() {
        return TrustResource.revocationFolder().resolve("zz-revoking.crl");
    }
}
