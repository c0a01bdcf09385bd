// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.testing.HostileCertificates;
import org.zhengtong.registry.testing.OpenSsl;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TestTrust;
import org.zhengtong.registry.testing.TestTrust.Certified;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.jose.JoseKey;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.proof.MerkleTree;
import org.zhengtong.schemas.proof.Sm3;
import org.zhengtong.schemas.timestamp.TimeStamp;
import org.zhengtong.schemas.timestamp.TimeStampQuestion;

/** The certificates of the test last thirty days: what is known in sixty is known after they have expired. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class TimeStampApiTest {

    private static final Duration AFTER_EXPIRY = Duration.ofDays(60);

    @Inject
    Stamping stamping;

    @Inject
    TimeStampStore store;

    @Inject
    Authorities authorities;

    @Inject
    KeyCustody keys;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void aStampedLicenceVerifiesWhenItsSignersCertificateHasExpired() {
        String identifier = Registry.issued(Registry.foodOrder());
        known(identifier, Duration.ZERO).then().body("verdict", equalTo("VALID"));
        unproven(identifier);

        stamping.sweep();

        known(identifier, AFTER_EXPIRY)
                .then()
                .body("verdict", equalTo("VALID"))
                .body("steps.find { it.step == 'CERTIFICATE' }.code", equalTo("CERTIFICATE_TRUSTED_BY_TIME_STAMP"));
    }

    @Test
    void opensslAgreesToTheStamp(@TempDir Path directory) throws Exception {
        String identifier = Registry.issued(Registry.foodOrder());
        stamping.sweep();

        JsonPath stamp = given().get("/api/v1/licences/" + identifier + "/time-stamp")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        byte[] root = MerkleTree.rootFromPath(
                Sm3.leaf(signature(identifier)),
                stamp.getInt("position"),
                stamp.getInt("size"),
                stamp.<String>getList("path").stream()
                        .map(HexFormat.of()::parseHex)
                        .toList());
        byte[] token = Base64.getDecoder().decode(stamp.getString("token"));
        assertThat(OpenSsl.verifiesStamp(directory, token, root, TrustResource.stampRoot()))
                .isTrue();
        assertThat(OpenSsl.verifiesStamp(directory, token, new byte[32], TrustResource.stampRoot()))
                .isFalse();
    }

    @Test
    void opensslAsksThisRegistryAsAnAuthority(@TempDir Path directory) throws Exception {
        Path data = Files.writeString(directory.resolve("data"), "证照");
        Path question = directory.resolve("question.tsq");
        OpenSsl.askForStamp(data, question);

        byte[] answer = stamped(Files.readAllBytes(question))
                .then()
                .statusCode(200)
                .contentType("application/timestamp-reply")
                .extract()
                .asByteArray();

        assertThat(OpenSsl.verifiesAnswer(directory, answer, question, TrustResource.stampRoot()))
                .isTrue();
        for (byte[] none : List.of(new byte[] {1, 2, 3}, HostileCertificates.nested())) {
            stamped(none).then().statusCode(400).body("code", equalTo("TIME_STAMP_QUESTION_UNREADABLE"));
        }
    }

    @Test
    void stampsAfterExpiryOnOtherDataOrByStrangersProveNothing() throws Exception {
        String late = Registry.issued(Registry.foodOrder());
        String other = Registry.issued(Registry.foodOrder());
        String strange = Registry.issued(Registry.foodOrder());
        Certified stranger = TestTrust.p256("strange root").issueForStamping("stranger");
        Clock afterwards = Clock.offset(Clock.systemUTC(), Duration.ofDays(31));

        keep(late, signature(late), ownAt(afterwards));
        keep(other, signature(late), ownAt(Clock.systemUTC()));
        keep(strange, signature(strange), authority(stranger, Clock.systemUTC()));

        unproven(late);
        unproven(other);
        unproven(strange);
    }

    @Test
    void anAuthorityThatFailsStopsNothingAndTheRestIsStampedLater() {
        Stamping failing = new Stamping(
                store,
                Optional.of(question -> {
                    throw new IOException("connection refused");
                }),
                authorities.trust(),
                Clock.systemUTC());

        String identifier = Registry.issued(Registry.foodOrder());
        failing.sweep();

        given().get("/api/v1/time-stamps/backlog").then().statusCode(200).body("waiting", greaterThanOrEqualTo(1));
        given().get("/api/v1/licences/" + identifier + "/time-stamp")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_STAMPED_YET"));

        stamping.sweep();

        given().get("/api/v1/licences/" + identifier + "/time-stamp").then().statusCode(200);
        assertThat(given().get("/q/metrics").asString()).contains("zt_time_stamp_waiting");
    }

    @Test
    @TestSecurity(
            user = "somebody",
            roles = {"operator", "applicant"})
    void onlyThoseWhoHandleLicencesSeeStamps() {
        given().get("/api/v1/licences/" + Registry.unknownIdentifier(TrustResource.BAZHONG) + "/time-stamp")
                .then()
                .statusCode(403);
    }

    private static void unproven(String identifier) {
        known(identifier, AFTER_EXPIRY)
                .then()
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body("steps.find { it.step == 'CERTIFICATE' }.code", equalTo("CERTIFICATE_EXPIRED_UNPROVEN"));
    }

    private static Response known(String identifier, Duration ahead) {
        return Registry.verify(Map.of(
                "identifier", identifier, "knownAt", Instant.now().plus(ahead).toString()));
    }

    private static byte[] signature(String identifier) {
        return Base64.getDecoder().decode((String) Registry.document(identifier).get("signature"));
    }

    private TimeStampAuthority ownAt(Clock clock) throws IOException {
        return new OwnAuthority(
                keys.es256(TrustResource.STAMPING),
                CertificateChain.certificates(keys.es256CertificatePem(TrustResource.STAMPING))
                        .get(0),
                clock);
    }

    private static TimeStampAuthority authority(Certified key, Clock clock) throws Exception {
        return new OwnAuthority(
                JoseKey.es256("stranger", key.key()),
                new X509CertificateHolder(key.certificate().getEncoded()),
                clock);
    }

    /** Keeps a stamp on a signature as the licence's. */
    private void keep(String identifier, byte[] signature, TimeStampAuthority by) throws IOException {
        byte[] root = Sm3.leaf(signature);
        TimeStampQuestion question = new TimeStampQuestion(root);
        byte[] token = question.token(by.answer(question.question()));
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(store.take(List.of(identifier))).isEqualTo(Set.of(identifier));
            store.insert(
                    UUID.randomUUID().toString(),
                    root,
                    token,
                    new TimeStamp(Instant.now(), "test"),
                    Map.of(identifier, new Stamp(token, 0, 1, List.of())));
        });
    }

    private static Response stamped(byte[] question) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/timestamp-query", ContentType.BINARY)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("application/timestamp-query")
                .body(question)
                .post("/api/v1/time-stamps");
    }
}
