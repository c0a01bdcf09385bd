// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.schemas.seal.SealFixtures.NOW;
import static org.zhengtong.schemas.seal.SealFixtures.PLACE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.schemas.BoundedTime;
import org.zhengtong.schemas.OpenSsl;
import org.zhengtong.schemas.proof.HostileCertificates;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.proof.Sm3;
import org.zhengtong.schemas.seal.Finding.Reason;
import org.zhengtong.schemas.seal.Finding.Step;
import org.zhengtong.schemas.seal.Finding.Weight;
import org.zhengtong.schemas.seal.SealTrust.Revocation.State;
import org.zhengtong.schemas.timestamp.TimeStampTrust;

class SealVerificationTest {

    private static final byte[] SEALED = "<Signature/>".getBytes(StandardCharsets.UTF_8);

    private final SealFixtures people = new SealFixtures();

    @Test
    void aGenuineSealingPassesEveryStep() {
        List<Finding> findings = verified(people.sign(people.seal(), SEALED, NOW));

        assertThat(findings).extracting(finding -> finding.reason().step()).containsExactly(sealSteps());
        assertThat(findings)
                .filteredOn(finding -> finding.reason().weight() != Weight.PASSED)
                .extracting(Finding::reason)
                .containsExactly(Reason.SIGNER_REVOCATION_UNKNOWN, Reason.NO_TIME_STAMP);
    }

    @Test
    void aVersion1SealingOfAnotherMakerPassesEveryStep() throws IOException {
        List<Finding> findings = verified(people.signVersion1(SEALED, "2026-11-22 11:59:00"));

        assertThat(findings).extracting(finding -> finding.reason().step()).containsExactly(sealSteps());
        assertThat(outcomes(findings)).doesNotContainAnyElementsOf(faults());
    }

    @Test
    void aVersion1SealingWhoseTimeCannotBeReadIsDoubted() throws IOException {
        assertThat(outcomes(verified(people.signVersion1(SEALED, "a time stamp"))))
                .contains(Reason.TIME_UNKNOWN, Reason.SEAL_PERIOD_UNKNOWN, Reason.SIGNATURE_HOLDS);
    }

    @Test
    void whatWasSealedMustBeTheBytesAtTheirPlace() {
        byte[] sealing = people.sign(people.seal(), SEALED, NOW);
        SealVerification verification = new SealVerification(people.trust(), NOW);

        assertThat(outcomes(verification
                        .verify(sealing, new byte[1], "/elsewhere", new byte[1])
                        .findings()))
                .contains(Reason.DATA_CHANGED, Reason.PROPERTY_DIFFERS, Reason.SEAL_NOT_THE_ONE_SHOWN);
    }

    @Test
    void aSealIsOnlyGoodInItsPeriodAndNotFromTheFuture() {
        ElectronicSeal expired =
                people.seal(people.signerCertificate, NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(3)));

        assertThat(outcomes(verified(people.sign(expired, SEALED, NOW)))).contains(Reason.SEAL_OUT_OF_PERIOD);
        assertThat(outcomes(verified(people.sign(people.seal(), SEALED, NOW.plus(Duration.ofHours(1))))))
                .contains(Reason.TIME_IN_FUTURE);
    }

    @Test
    void aTimeWithoutZoneIsChineseTime() {
        byte[] digest = Sm3.digest(SEALED);
        ASN1ObjectIdentifier sm2 = GMObjectIdentifiers.sm2sign_with_sm3;

        for (String time : List.of("20261122120000", "20261122120000.5", "20261122040000Z", "20261122090000+0500")) {
            assertThat(outcomes(verified(people.sign(new DERGeneralizedTime(time), digest, sm2))))
                    .as(time)
                    .contains(Reason.TIME_POSSIBLE, Reason.SIGNATURE_HOLDS);
        }
        assertThat(outcomes(verified(people.sign(new DERGeneralizedTime("20261122120000Z"), digest, sm2))))
                .contains(Reason.TIME_IN_FUTURE);
    }

    @Test
    void onlyThoseTheSealListsMaySeal() {
        ElectronicSeal another =
                people.seal(people.makerCertificate, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)));

        assertThat(outcomes(verified(people.sign(another, SEALED, NOW)))).contains(Reason.SIGNER_NOT_LISTED);
    }

    @Test
    void signersAreJudgedByChainUsageAndPeriodAtTheTimeOfSealing() {
        Sm2Key key = people.signer;
        X509CertificateHolder late = people.certify(
                "late", key, KeyUsage.digitalSignature, false, NOW.plusSeconds(60), NOW.plusSeconds(900));
        X509CertificateHolder encrypting = people.certify(
                "encrypting", key, KeyUsage.keyEncipherment, false, NOW.minusSeconds(60), NOW.plusSeconds(900));

        assertThat(fault(people.signerCertificate)).isEmpty();
        assertThat(fault(late).orElseThrow()).contains("not valid at");
        assertThat(fault(encrypting).orElseThrow()).contains("may not sign");
        assertThat(outcomes(new SealVerification(new SealFixtures().trust(), NOW)
                        .verify(people.sign(people.seal(), SEALED, NOW), SEALED, PLACE, null)
                        .findings()))
                .contains(Reason.SIGNER_NOT_TRUSTED, Reason.SEAL_MAKER_NOT_TRUSTED, Reason.SIGNATURE_HOLDS);
    }

    @Test
    void theMakerIsJudgedWhenHeMadeTheSealNotWhenItsPeriodBegins() {
        X509CertificateHolder recent = people.certify(
                "maker", people.maker, KeyUsage.digitalSignature, false, NOW.minusSeconds(900), NOW.plusSeconds(900));
        ElectronicSeal made = people.seal(
                people.signerCertificate,
                NOW.minusSeconds(60),
                NOW.minus(Duration.ofDays(10)),
                NOW.plus(Duration.ofDays(10)),
                recent);
        ElectronicSeal madeBefore = people.seal(
                people.signerCertificate,
                NOW.minus(Duration.ofDays(10)),
                NOW.minusSeconds(60),
                NOW.plus(Duration.ofDays(10)),
                recent);

        assertThat(outcomes(verified(people.sign(made, SEALED, NOW)))).contains(Reason.SEAL_MAKER_TRUSTED);
        assertThat(outcomes(verified(people.sign(madeBefore, SEALED, NOW)))).contains(Reason.SEAL_MAKER_NOT_TRUSTED);
    }

    @Test
    void aRevokedSignerIsTold() {
        SealTrust trust = new SealTrust(
                List.of(people.root), List.of(), (certificate, at) -> State.REVOKED, new TimeStampTrust(List.of()));

        assertThat(outcomes(new SealVerification(trust, NOW)
                        .verify(people.sign(people.seal(), SEALED, NOW), SEALED, PLACE, null)
                        .findings()))
                .contains(Reason.SEAL_MAKER_NOT_TRUSTED, Reason.SIGNER_REVOKED);
    }

    @Test
    void whoeverIsUnderARevokedAuthorityIsTold() {
        Sm2Key key = Sm2Key.generate();
        X509CertificateHolder between =
                people.certify("between", key, KeyUsage.keyCertSign, true, NOW.minusSeconds(900), NOW.plusSeconds(900));
        X509CertificateHolder signer = people.certify("signer", people.signer, between, key);
        X509CertificateHolder maker = people.certify("maker", people.maker, between, key);
        SealTrust trust = new SealTrust(
                List.of(people.root),
                List.of(between),
                (certificate, at) -> certificate.equals(between) ? State.REVOKED : State.GOOD,
                new TimeStampTrust(List.of()));
        ElectronicSeal seal =
                people.seal(signer, NOW.minusSeconds(60), NOW.minusSeconds(60), NOW.plusSeconds(60), maker);
        byte[] sealing =
                SealSignature.sign(seal, NOW, Sm3.digest(SEALED), PLACE, SealFixtures.encoded(signer), people.signer);

        assertThat(outcomes(new SealVerification(trust, NOW)
                        .verify(sealing, SEALED, PLACE, null)
                        .findings()))
                .contains(Reason.SEAL_MAKER_NOT_TRUSTED, Reason.SIGNER_TRUSTED, Reason.SIGNER_REVOKED);
    }

    @Test
    void everyDamagedByteIsAFindingAndNeverAnException() {
        byte[] sealing = people.sign(people.seal(), SEALED, NOW);
        Random random = new Random(20261122);

        for (int round = 0; round < 600; round++) {
            byte[] damaged = round % 3 == 0 ? Arrays.copyOf(sealing, random.nextInt(sealing.length)) : sealing.clone();
            if (round % 3 != 0) {
                int at = random.nextInt(damaged.length);
                damaged[at] ^= (byte) (1 << random.nextInt(8));
            }
            assertThat(outcomes(verified(damaged))).as("round " + round).containsAnyElementsOf(faults());
        }
    }

    @Test
    void aCertificateThatLeadsAParserIntoTheDeepIsNotTrusted() {
        byte[] deep = new byte[0];
        for (int level = 0; level < 10_000; level++) {
            deep = sequence(deep);
        }
        Sm2Key key = Sm2Key.generate();
        X509CertificateHolder hostile = people.certify("hostile", key, new Extension(Extension.keyUsage, true, deep));
        byte[] sealing =
                SealSignature.sign(people.seal(), NOW, Sm3.digest(SEALED), PLACE, SealFixtures.encoded(hostile), key);

        assertThat(outcomes(verified(sealing))).contains(Reason.SIGNER_NOT_TRUSTED);
    }

    @Test
    void hostileCertificatesAreNotTrustedInBoundedTime() {
        BoundedTime.within(
                Duration.ofSeconds(2), () -> HostileCertificates.der().forEach((what, certificate) -> {
                    ElectronicSeal seal = ElectronicSeal.make(people.draft(certificate), certificate, people.maker);
                    byte[] sealing =
                            SealSignature.sign(seal, NOW, Sm3.digest(SEALED), PLACE, certificate, people.signer);
                    assertThat(outcomes(verified(sealing)))
                            .as(what)
                            .contains(Reason.SIGNER_NOT_TRUSTED, Reason.SEAL_MAKER_NOT_TRUSTED);
                }));
    }

    @Test
    void opensslVerifiesSealAndSealing(@TempDir Path directory) throws Exception {
        ElectronicSeal seal = people.seal();
        SealSignature sealing = SealSignature.read(people.sign(seal, SEALED, NOW));

        assertThat(OpenSsl.verifies(
                        directory, people.signer.publicKey().pem(), sealing.signedPart(), sealing.signature()))
                .isTrue();
        assertThat(OpenSsl.verifies(directory, people.maker.publicKey().pem(), seal.signedPart(), seal.signature()))
                .isTrue();
    }

    @Test
    void lengthsThatLieAreNamedWithTheirPlace() {
        assertThat(notDer(new byte[] {0x30, (byte) 0x84, 0x7F, 0, 0, 0})).contains("at 0");
        assertThat(notDer(new byte[] {0x30, (byte) 0x80, 0, 0})).contains("indefinite");
        assertThat(notDer(new byte[] {0x30, (byte) 0x81, 1, 0})).contains("more bytes than it needs");
        assertThat(notDer(new byte[] {0x05, 0, 1})).contains("follow");
    }

    private static String notDer(byte[] bytes) {
        try {
            StrictDer.check(bytes);
            return "it is DER";
        } catch (MalformedSealException malformed) {
            return String.valueOf(malformed.getMessage());
        }
    }

    private static byte[] sequence(byte[] content) {
        boolean small = content.length < 0x100;
        byte[] header = content.length < 0x80
                ? new byte[] {0x30, (byte) content.length}
                : small
                        ? new byte[] {0x30, (byte) 0x81, (byte) content.length}
                        : new byte[] {0x30, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        byte[] whole = Arrays.copyOf(header, header.length + content.length);
        System.arraycopy(content, 0, whole, header.length, content.length);
        return whole;
    }

    private Optional<String> fault(X509CertificateHolder certificate) {
        SealTrust trust = people.trust();
        return trust.fault(trust.chain(certificate), NOW);
    }

    private List<Finding> verified(byte[] sealing) {
        return new SealVerification(people.trust(), NOW)
                .verify(sealing, SEALED, PLACE, null)
                .findings();
    }

    private static Step[] sealSteps() {
        return Arrays.stream(Step.values())
                .filter(step -> step.compareTo(Step.SEAL_FORMAT) >= 0)
                .toArray(Step[]::new);
    }

    private static Set<Reason> outcomes(List<Finding> findings) {
        return findings.stream().map(Finding::reason).collect(Collectors.toSet());
    }

    private static Set<Reason> faults() {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.weight() == Weight.FORGED || reason.weight() == Weight.DOUBT)
                .collect(Collectors.toSet());
    }
}
