// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.revocation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.StatusLists;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.offline.OfflineReason;
import org.zhengtong.schemas.offline.OfflineVerification;
import org.zhengtong.schemas.offline.QrToken;
import org.zhengtong.schemas.offline.TrustList;
import org.zhengtong.schemas.offline.TrustList.Former;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.proof.Sm3;

/** What a verifier without a network learns of revoked certificates. */
@QuarkusTest
@TestSecurity(
        user = "sc-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.SICHUAN))
class RevokedOfflineTest {

    @Inject
    Revocations lists;

    @Inject
    KeyCustody keys;

    @Inject
    Jdbi jdbi;

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
    void aRevokedCertificateIsGoodForNothingWhereItsKeyMayBeStolen() throws IOException {
        String text = StatusLists.qr(Registry.issued(sichuanOrder()));
        String earlier = dated(text, Instant.now().minus(Duration.ofHours(2)));
        assertThat(offline(text)).isEqualTo(OfflineReason.GENUINE_AND_IN_FORCE);
        assertThat(offline(earlier)).isEqualTo(OfflineReason.GENUINE_AND_IN_FORCE);

        Files.copy(TrustResource.revokingList(), added());
        lists.refresh();

        assertThat(offline(text)).isEqualTo(OfflineReason.CERTIFICATE_NOT_LISTED);
        assertThat(offline(earlier)).isEqualTo(OfflineReason.CERTIFICATE_NOT_LISTED);
        TrustList listed = TrustList.verify(StatusLists.trustList(), TrustResource.rootCertificate());
        assertThat(listed.statusCertificate(TrustResource.REGISTRY)).isPresent();
        assertThat(listed.statusCertificate(TrustResource.ES256))
                .as("the authority above this one's was taken back")
                .isEmpty();
        assertThat(listed.authority(TrustResource.BAZHONG).orElseThrow().certificates())
                .as("that one counts for five days yet")
                .hasSize(1);
    }

    @Test
    void aCertificateThatWasOnlyReplacedIsGoodForWhatItSignedBefore() throws IOException {
        String text = StatusLists.qr(Registry.issued(sichuanOrder()));
        String earlier = dated(text, Instant.now().minus(Duration.ofHours(2)));

        Files.copy(TrustResource.supersedingList(), added());
        lists.refresh();

        assertThat(offline(text)).isEqualTo(OfflineReason.CERTIFICATE_NOT_LISTED);
        assertThat(offline(earlier)).isEqualTo(OfflineReason.GENUINE_AND_IN_FORCE);
    }

    @Test
    void aFormerCertificateEndsWhenItWasTakenBackIfThatWasBeforeItsReplacement() throws IOException {
        Registry.put(
                        "/api/v1/issuing-authorities/" + TrustResource.PROVINCIAL,
                        Map.of("name", "巴中示例局F", "division", "511900", "delegates", List.of(TrustResource.BAZHONG)))
                .then()
                .statusCode(200);
        Instant replaced = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        signedBefore(replaced);
        assertThat(endsOfFormer()).containsExactly(replaced);

        Files.copy(TrustResource.supersedingList(), added());
        lists.refresh();
        assertThat(endsOfFormer()).hasSize(1).allMatch(replaced.minus(Duration.ofMinutes(30))::isAfter);

        Files.copy(TrustResource.revokingList(), added(), StandardCopyOption.REPLACE_EXISTING);
        lists.refresh();
        assertThat(endsOfFormer()).isEmpty();
    }

    private static Map<String, Object> sichuanOrder() {
        Map<String, Object> order = Registry.foodOrder();
        order.put("issuingAuthority", TrustResource.SICHUAN);
        return order;
    }

    private static Path added() {
        return TrustResource.revocationFolder().resolve("zz-revoking.crl");
    }

    private void signedBefore(Instant until) {
        String certificate = keys.certificatePem(TrustResource.SICHUAN);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO authority_certificate (authority, fingerprint, certificate, used_from, used_until)
                        VALUES (:authority, :fingerprint, :certificate, :from, :until)
                        """)
                .bind("authority", TrustResource.PROVINCIAL)
                .bind("fingerprint", Sm3.digest(CertificateChain.der(certificate)))
                .bind("certificate", certificate)
                .bind("from", until.minus(Duration.ofDays(1)))
                .bind("until", until)
                .execute());
    }

    /** The code as its issuer's key signs it with another date. */
    private String dated(String text, Instant issuedAt) {
        QrToken token = QrToken.read(text).token();
        return new QrToken(
                        token.identifier(),
                        token.number(),
                        token.holder(),
                        token.validFrom(),
                        token.validTo(),
                        issuedAt,
                        token.status(),
                        token.digest())
                .sign(keys.key(TrustResource.SICHUAN), keys.certificatePem(TrustResource.SICHUAN));
    }

    private static OfflineReason offline(String text) {
        int list = QrToken.read(text).token().status().list();
        await().until(() -> given().get("/api/v1/status-lists/" + list).statusCode() == 200);
        return new OfflineVerification(
                        TrustResource.rootCertificate(),
                        List.of(StatusLists.trustList()),
                        List.of(StatusLists.sm2(list)))
                .verifyToken(text, Instant.now())
                .reason();
    }

    private static List<Instant> endsOfFormer() {
        return TrustList.verify(StatusLists.trustList(), TrustResource.rootCertificate())
                .authority(TrustResource.PROVINCIAL)
                .orElseThrow()
                .former()
                .stream()
                .map(Former::until)
                .toList();
    }
}
