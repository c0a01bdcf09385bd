// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.schemas.seal.SealFixtures.NOW;
import static org.zhengtong.schemas.seal.SealFixtures.PLACE;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.seal.Finding.Reason;
import org.zhengtong.schemas.seal.Finding.Step;
import org.zhengtong.schemas.seal.Finding.Weight;
import org.zhengtong.schemas.seal.SealTrust.Revocation;
import org.zhengtong.schemas.timestamp.StampingAuthority;

/** The time stamp of a v4 sealing: what is proven by it, and what it does to a sealing when it does not hold. */
class SealStampTest {

    private static final byte[] SEALED = "<Signature/>".getBytes(StandardCharsets.UTF_8);
    private static final Instant LATER = NOW.plus(Duration.ofDays(200));

    private final SealFixtures people = new SealFixtures();
    private final StampingAuthority authority = new StampingAuthority(NOW);
    private final byte[] sealing = people.sign(people.seal(), SEALED, NOW);

    @Test
    void aStampIsReadAsItWasWrittenAndWhatWasSignedStaysAsItIs() throws Exception {
        byte[] token = authority.token(value(), NOW);

        SealSignature read = SealSignature.read(SealSignature.stamped(sealing, token));

        assertThat(read.timeStamp()).isEqualTo(token);
        assertThat(read.signedPart()).isEqualTo(SealSignature.read(sealing).signedPart());
        assertThat(read.signature()).isEqualTo(value());
        assertThat(SealSignature.read(sealing).timeStamp()).isNull();
        assertThat(SealSignature.stamped(SealSignature.stamped(sealing, new byte[1]), token))
                .isEqualTo(SealSignature.stamped(sealing, token));
        DERBitString bits = new DERBitString(token);
        assertThat(SealSignature.read(withFifth(new DERTaggedObject(false, 0, bits)))
                        .timeStamp())
                .isEqualTo(token);
    }

    @Test
    void aStampOnTheSignaturesValueProvesTheTime() throws Exception {
        List<Finding> findings =
                verified(authority.token(value(), NOW.plusSeconds(2)), NOW).findings();

        assertThat(findings)
                .filteredOn(finding -> finding.reason() == Reason.TIME_STAMP_HOLDS)
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.details()).containsExactly("2026-11-22T04:00:02Z", "CN=stamps"));
        assertThat(findings)
                .filteredOn(finding -> finding.reason().step() != Step.SIGNER_REVOCATION)
                .allMatch(finding -> finding.reason().weight() == Weight.PASSED)
                .extracting(Finding::reason)
                .contains(Reason.SIGNER_TRUSTED);
    }

    @Test
    void aCertificateThatHasExpiredSinceIsBelievedByAStampFromBefore() throws Exception {
        assertThat(reasons(authority.token(value(), NOW), LATER))
                .contains(Reason.SIGNER_TRUSTED_BY_TIME_STAMP, Reason.SEAL_IN_PERIOD);
        assertThat(reasons(authority.token(value(), NOW.plus(Duration.ofDays(150))), LATER))
                .contains(Reason.TIME_STAMP_HOLDS, Reason.SIGNER_NOT_TRUSTED, Reason.SEAL_PERIOD_UNKNOWN);
    }

    @Test
    void revocationIsAskedForTheProvenTime() throws Exception {
        Instant revoked = NOW.plusSeconds(60);
        Revocation revocation =
                (certificate, at) -> at.isBefore(revoked) ? Revocation.State.GOOD : Revocation.State.REVOKED;
        SealVerification verification = new SealVerification(
                new SealTrust(List.of(people.root), List.of(), revocation, authority.trust()), LATER);

        assertThat(reasons(verification, authority.token(value(), NOW.plusSeconds(59))))
                .contains(Reason.SIGNER_NOT_REVOKED);
        assertThat(reasons(verification, authority.token(value(), NOW.plusSeconds(61))))
                .contains(Reason.SIGNER_REVOKED);
    }

    @Test
    void aTimeToldThatLiesBehindTheProvenOneIsForgedWhateverTheClockSays() throws Exception {
        byte[] before = authority.token(value(), NOW.minusSeconds(600));

        assertThat(reasons(before, LATER)).contains(Reason.TIME_AFTER_TIME_STAMP);
        assertThat(reasons(before, NOW.minusSeconds(86_400))).contains(Reason.TIME_AFTER_TIME_STAMP);
        assertThat(Reason.TIME_AFTER_TIME_STAMP.weight()).isEqualTo(Weight.FORGED);
        assertThat(reasons(authority.token(value(), NOW), NOW.minusSeconds(86_400)))
                .contains(Reason.TIME_STAMP_HOLDS, Reason.TIME_IN_FUTURE)
                .noneMatch(reason -> reason.weight() == Weight.FORGED);
    }

    @Test
    void aStampOnSomethingElseOrWithABrokenSignatureMakesTheSealingFail() throws Exception {
        byte[] broken = authority.token(value(), NOW);
        broken[broken.length - 1] ^= 1;

        assertThat(reasons(authority.token(SEALED, NOW), NOW)).contains(Reason.TIME_STAMP_BROKEN);
        assertThat(reasons(broken, NOW)).contains(Reason.TIME_STAMP_BROKEN);
        assertThat(Reason.TIME_STAMP_BROKEN.weight()).isEqualTo(Weight.FORGED);
    }

    @Test
    void aStampOfAStrangerProvesNothingAndHarmsNothing() throws Exception {
        byte[] strange = new StampingAuthority(NOW).token(value(), NOW);

        assertThat(reasons(strange, NOW))
                .contains(Reason.TIME_STAMP_NOT_TRUSTED, Reason.SIGNER_TRUSTED)
                .noneMatch(reason -> reason.weight() == Weight.FORGED || reason.weight() == Weight.DOUBT);
    }

    @Test
    void whateverStandsForAStampThereIsAFindingAndNeverAnException() throws Exception {
        byte[] token = authority.token(value(), NOW);
        Random random = new Random(20261123);

        for (int round = 0; round < 400; round++) {
            byte[] damaged = round % 2 == 0 ? Arrays.copyOf(token, random.nextInt(token.length)) : token.clone();
            if (round % 2 != 0) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertThat(stampOf(reasons(damaged, NOW))).as("round " + round).isNotEqualTo(Reason.NO_TIME_STAMP);
        }
        assertThat(stampOf(reasons(Arrays.copyOf(token, token.length / 2), NOW)))
                .isEqualTo(Reason.TIME_STAMP_UNREADABLE);
        assertThat(stampOf(reasons(nested(16_000), NOW))).isEqualTo(Reason.TIME_STAMP_UNREADABLE);
        assertThat(stampOf(reasons(new byte[70_000], NOW))).isEqualTo(Reason.TIME_STAMP_UNREADABLE);
        assertThat(new SealVerification(people.trust(), NOW)
                        .verify(withFifth(new DERUTF8String("2026")), SEALED, PLACE, null)
                        .findings())
                .extracting(Finding::reason)
                .contains(Reason.SEAL_MALFORMED);
    }

    private byte[] value() throws MalformedSealException {
        return SealSignature.read(sealing).signature();
    }

    private SealVerification.Verified verified(byte[] token, Instant now) {
        SealTrust trust = new SealTrust(
                List.of(people.root), List.of(), (certificate, at) -> Revocation.State.UNKNOWN, authority.trust());
        return new SealVerification(trust, now).verify(SealSignature.stamped(sealing, token), SEALED, PLACE, null);
    }

    private List<Reason> reasons(byte[] token, Instant now) {
        return verified(token, now).findings().stream().map(Finding::reason).toList();
    }

    private List<Reason> reasons(SealVerification verification, byte[] token) {
        return verification.verify(SealSignature.stamped(sealing, token), SEALED, PLACE, null).findings().stream()
                .map(Finding::reason)
                .toList();
    }

    private static Reason stampOf(List<Reason> reasons) {
        return reasons.stream()
                .filter(reason -> reason.step() == Step.TIME_STAMP)
                .findFirst()
                .orElseThrow();
    }

    private byte[] withFifth(ASN1Encodable fifth) throws Exception {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        ASN1Sequence.getInstance(sealing).forEach(parts::add);
        parts.add(fifth);
        return new DERSequence(parts).getEncoded();
    }

    /** Sequences of indefinite length, each within the other. */
    private static byte[] nested(int depth) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < depth; i++) {
            out.write(0x30);
            out.write(0x80);
        }
        return out.toByteArray();
    }
}
