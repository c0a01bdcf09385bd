// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.testing.BoundedTime;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.OpenSsl;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TestTrust;
import org.zhengtong.registry.testing.TestTrust.Certified;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.jose.JoseKey;
import org.zhengtong.schemas.ofd.SealedOfd;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.proof.Sm3;
import org.zhengtong.schemas.seal.SealSignature;

/** Time stamps in the seals of OFD files, ours and others'. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class SealStampApiTest {

    @Inject
    KeyCustody keys;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void opensslAgreesToTheStampOfOurSeal(@TempDir Path directory) throws Exception {
        byte[] ofd = Documents.ofd(Registry.issued(Registry.foodOrder()));
        SealSignature sealing = Documents.sealing(ofd);
        byte[] token = timeStamp(ofd);

        assertThat(OpenSsl.verifiesStamp(directory, token, sealing.signature(), TrustResource.stampRoot()))
                .isTrue();
        assertThat(OpenSsl.verifiesStamp(directory, token, sealing.signedPart(), TrustResource.stampRoot()))
                .isFalse();
        step(Documents.verify(ofd), "VALID", "TIME_STAMP", "TIME_STAMP_HOLDS");
    }

    @Test
    void aSealIsBelievedByItsStampWhenItsSignersCertificateHasExpiredSince() throws Exception {
        Instant then = Instant.now().minus(Duration.ofHours(36));
        Certified signer = TrustResource.expired();
        hadCertificate(signer);
        SealedOfd sealed = Documents.sealedBy(
                signer, Documents.unsealed(Documents.ofd(Registry.issued(Registry.foodOrder()))), then);
        byte[] early = ownAt(then).token(sealed.signature());
        byte[] late = ownAt(Instant.now()).token(sealed.signature());

        Response believed = Documents.verify(sealed.stamped(early).pack());
        step(believed, "VALID", "CERTIFICATE", "CERTIFICATE_TRUSTED_BY_TIME_STAMP");
        step(believed, "VALID", "SIGNER_CERTIFICATE", "SIGNER_TRUSTED_BY_TIME_STAMP");
        Response told = Documents.verify(sealed.pack());
        step(told, "VALID", "CERTIFICATE", "CERTIFICATE_TRUSTED");
        step(told, "VALID", "TIME_STAMP", "NO_TIME_STAMP");
        step(
                Documents.verify(sealed.stamped(late).pack()),
                "CANNOT_DETERMINE",
                "SIGNER_CERTIFICATE",
                "SIGNER_NOT_TRUSTED");
    }

    @Test
    void aStampOnSomethingElseMakesTheFileTampered() throws Exception {
        byte[] ofd = Documents.ofd(Registry.issued(Registry.foodOrder()));
        byte[] other = Documents.ofd(Registry.issued(Registry.foodOrder()));

        step(Documents.verify(Documents.stamped(ofd, timeStamp(other))), "TAMPERED", "TIME_STAMP", "TIME_STAMP_BROKEN");
    }

    @Test
    void aStampOfAStrangerProvesNothingAndTheStepSaysSo() throws Exception {
        byte[] ofd = Documents.ofd(Registry.issued(Registry.foodOrder()));
        Certified stranger = TestTrust.p256("strange root").issueForStamping("stranger");
        byte[] token = new OwnAuthority(
                        JoseKey.es256("stranger", stranger.key()),
                        new X509CertificateHolder(stranger.certificate().getEncoded()),
                        Clock.systemUTC())
                .token(Documents.sealing(ofd).signature());

        Documents.verify(Documents.stamped(ofd, token))
                .then()
                .body("verdict", equalTo("VALID"))
                .body("steps.find { it.step == 'TIME_STAMP' }.result", equalTo("skipped"))
                .body("steps.find { it.step == 'TIME_STAMP' }.code", equalTo("TIME_STAMP_NOT_TRUSTED"));
    }

    @Test
    void aStampThatCannotBeReadIsNoProofOfAnything() {
        byte[] ofd = Documents.ofd(Registry.issued(Registry.foodOrder()));
        byte[] cut = Arrays.copyOf(timeStamp(ofd), 300);
        byte[] deep = new byte[60_000];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }

        BoundedTime.within(Duration.ofSeconds(5), () -> {
            for (byte[] token : new byte[][] {cut, deep, new byte[0]}) {
                step(
                        Documents.verify(Documents.stamped(ofd, token)),
                        "CANNOT_DETERMINE",
                        "TIME_STAMP",
                        "TIME_STAMP_UNREADABLE");
            }
        });
    }

    private static byte[] timeStamp(byte[] ofd) {
        return Objects.requireNonNull(Documents.sealing(ofd).timeStamp(), "the seal has no stamp");
    }

    private static void step(Response answer, String verdict, String step, String code) {
        answer.then()
                .statusCode(200)
                .body("verdict", equalTo(verdict))
                .body("steps.find { it.step == '" + step + "' }.code", equalTo(code));
    }

    private TimeStampAuthority ownAt(Instant moment) throws IOException {
        return new OwnAuthority(
                keys.es256(TrustResource.STAMPING),
                CertificateChain.certificates(keys.es256CertificatePem(TrustResource.STAMPING))
                        .get(0),
                Clock.fixed(moment, ZoneOffset.UTC));
    }

    /** What was sealed with that certificate by now may be the issuing authority's. */
    private void hadCertificate(Certified certified) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO authority_certificate (authority, fingerprint, certificate, used_from, used_until)
                        VALUES (:authority, :fingerprint, :certificate, :from, :until)
                        """)
                .bind("authority", TrustResource.BAZHONG)
                .bind("fingerprint", Sm3.digest(CertificateChain.der(certified.pem())))
                .bind("certificate", certified.pem())
                .bind("from", Instant.now().minus(Duration.ofDays(2)))
                .bind("until", Instant.now().plus(Duration.ofHours(1)))
                .execute());
    }
}
