// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.seal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.proof.CertificateReading;
import org.zhengtong.schemas.proof.Sm2PublicKey;
import org.zhengtong.schemas.proof.Sm3;
import org.zhengtong.schemas.seal.Finding.Reason;
import org.zhengtong.schemas.seal.SealTrust.Revocation.State;
import org.zhengtong.schemas.timestamp.TimeStamp;
import org.zhengtong.schemas.timestamp.TimeStampException;

/**
 * Verifies a sealing (电子签章验证, GB/T 38540-2020 §7.3): every step is taken and has its finding; damaged or foreign input is a finding
 * too, never an exception.
 */
public final class SealVerification {

    /** How far clocks may be apart. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final SealTrust trust;
    private final Instant now;

    public SealVerification(SealTrust trust, Instant now) {
        this.trust = trust;
        this.now = now;
    }

    /**
     * What a sealing turned out to be.
     *
     * @param sealing the sealing, null when it cannot be read
     */
    public record Verified(@Nullable SealSignature sealing, List<Finding> findings) {}

    /** What the time stamp contributes; the time is null when it proves none. */
    private record Stamped(@Nullable Instant provenAt, Finding finding) {}

    /**
     * Takes all steps.
     *
     * @param signedValue the sealing as it was found
     * @param sealed the bytes it should be about (in an OFD Signature.xml)
     * @param place where these lie (in an OFD the path of Signature.xml)
     * @param shown the seal lying beside it in the file, null when none does
     */
    public Verified verify(byte[] signedValue, byte[] sealed, String place, byte @Nullable [] shown) {
        try {
            SealSignature sealing = SealSignature.read(signedValue);
            List<Finding> findings = new ArrayList<>();
            boolean same = shown == null || Arrays.equals(shown, sealing.seal().encoded());
            findings.add(Finding.of(
                    same ? Reason.SEAL_READABLE : Reason.SEAL_NOT_THE_ONE_SHOWN,
                    "v" + sealing.seal().version()));
            Stamped stamped = stamped(sealing);
            seal(sealing, stamped.provenAt(), findings);
            signer(sealing, stamped.provenAt(), findings);
            data(sealing, stamped.provenAt(), sealed, place, findings);
            findings.add(stamped.finding());
            return new Verified(sealing, findings);
        } catch (MalformedSealException malformed) {
            return new Verified(null, List.of(Finding.of(Reason.SEAL_MALFORMED, reason(malformed))));
        }
    }

    /** The stamp must be on the octets of the signature's BIT STRING (§7.1: 对签名值的时间戳), as they lie there. */
    private Stamped stamped(SealSignature sealing) {
        byte[] token = sealing.timeStamp();
        if (token == null) {
            return new Stamped(null, Finding.of(Reason.NO_TIME_STAMP));
        }
        try {
            TimeStamp stamp = trust.timeStamps().verify(token, sealing.signature());
            return new Stamped(
                    stamp.at(), Finding.of(Reason.TIME_STAMP_HOLDS, stamp.at().toString(), stamp.authority()));
        } catch (TimeStampException fault) {
            return new Stamped(
                    null,
                    Finding.of(
                            switch (fault.fault()) {
                                case UNREADABLE -> Reason.TIME_STAMP_UNREADABLE;
                                case BROKEN -> Reason.TIME_STAMP_BROKEN;
                                case NOT_TRUSTED -> Reason.TIME_STAMP_NOT_TRUSTED;
                            },
                            reason(fault)));
        }
    }

    private void seal(SealSignature sealing, @Nullable Instant provenAt, List<Finding> findings) {
        ElectronicSeal seal = sealing.seal();
        Optional<List<X509CertificateHolder>> maker = chain(seal.makerCertificate());
        findings.add(signature(
                maker,
                seal.algorithm(),
                seal.signedPart(),
                seal.signature(),
                Reason.SEAL_SIGNATURE_HOLDS,
                Reason.SEAL_SIGNATURE_BROKEN,
                Reason.SEAL_SIGNATURE_UNKNOWN));
        findings.add(maker(maker, seal.madeAt()));
        Instant at = sealing.signedAt();
        if (at == null) {
            findings.add(Finding.of(Reason.SEAL_PERIOD_UNKNOWN));
        } else {
            boolean within = !at.isBefore(seal.validFrom()) && !at.isAfter(seal.validTo());
            boolean proven = provenAt == null || !provenAt.isAfter(seal.validTo());
            findings.add(Finding.of(
                    !within ? Reason.SEAL_OUT_OF_PERIOD : proven ? Reason.SEAL_IN_PERIOD : Reason.SEAL_PERIOD_UNKNOWN,
                    seal.validFrom() + "/" + seal.validTo()));
        }
    }

    private Finding maker(Optional<List<X509CertificateHolder>> maker, Instant madeAt) {
        State revocation = maker.map(chain -> trust.revoked(chain, madeAt)).orElse(State.UNKNOWN);
        return revocation == State.REVOKED || revocation == State.REQUIRED
                ? Finding.of(Reason.SEAL_MAKER_NOT_TRUSTED, "revocation " + revocation)
                : trusted(maker, madeAt, Reason.SEAL_MAKER_TRUSTED, Reason.SEAL_MAKER_NOT_TRUSTED);
    }

    /** The signer must have been one to trust at the time he tells and, where a stamp proves it, at the time proven. */
    private void signer(SealSignature sealing, @Nullable Instant provenAt, List<Finding> findings) {
        byte[] encoded = sealing.signerCertificate();
        Optional<List<X509CertificateHolder>> signer = chain(encoded);
        Instant told = sealing.signedAt() == null ? now : sealing.signedAt();
        Instant at = provenAt == null ? told : provenAt;
        findings.add(Finding.of(sealing.seal().lists(encoded) ? Reason.SIGNER_LISTED : Reason.SIGNER_NOT_LISTED));
        Finding judged = trusted(signer, told, Reason.SIGNER_TRUSTED, Reason.SIGNER_NOT_TRUSTED);
        boolean proven = provenAt != null && judged.reason() == Reason.SIGNER_TRUSTED;
        findings.add(proven ? trusted(signer, at, provenReason(signer), Reason.SIGNER_NOT_TRUSTED) : judged);
        findings.add(Finding.of(
                switch (signer.map(chain -> trust.revoked(chain, at)).orElse(State.UNKNOWN)) {
                    case GOOD -> Reason.SIGNER_NOT_REVOKED;
                    case REVOKED -> Reason.SIGNER_REVOKED;
                    case UNKNOWN -> Reason.SIGNER_REVOCATION_UNKNOWN;
                    case STALE -> Reason.SIGNER_REVOCATION_STALE;
                    case REQUIRED -> Reason.SIGNER_REVOCATION_REQUIRED;
                }));
        findings.add(signature(
                signer,
                sealing.algorithm(),
                sealing.signedPart(),
                sealing.signature(),
                Reason.SIGNATURE_HOLDS,
                Reason.SIGNATURE_BROKEN,
                Reason.SIGNATURE_UNKNOWN));
    }

    private Reason provenReason(Optional<List<X509CertificateHolder>> signer) {
        boolean lasts =
                signer.filter(chain -> chain.get(0).isValidOn(Date.from(now))).isPresent();
        return lasts ? Reason.SIGNER_TRUSTED : Reason.SIGNER_TRUSTED_BY_TIME_STAMP;
    }

    private void data(
            SealSignature sealing, @Nullable Instant provenAt, byte[] sealed, String place, List<Finding> findings) {
        findings.add(Finding.of(data(sealing, sealed)));
        boolean here = withoutRoot(sealing.propertyInfo()).equals(withoutRoot(place));
        findings.add(Finding.of(here ? Reason.PROPERTY_AS_FOUND : Reason.PROPERTY_DIFFERS, place));
        Instant at = sealing.signedAt();
        findings.add(
                at == null
                        ? Finding.of(Reason.TIME_UNKNOWN)
                        : Finding.of(
                                provenAt != null && at.isAfter(provenAt.plus(TOLERANCE))
                                        ? Reason.TIME_AFTER_TIME_STAMP
                                        : at.isAfter(now.plus(TOLERANCE))
                                                ? Reason.TIME_IN_FUTURE
                                                : Reason.TIME_POSSIBLE,
                                at.toString()));
    }

    /** The signature's algorithm names the digest; another than SM3 is not taken. */
    private static Reason data(SealSignature sealing, byte[] sealed) {
        if (!sealing.algorithm().equals(GMObjectIdentifiers.sm2sign_with_sm3.getId())) {
            return Reason.DATA_NOT_COMPARED;
        }
        return Arrays.equals(sealing.dataHash(), Sm3.digest(sealed)) ? Reason.DATA_AS_SEALED : Reason.DATA_CHANGED;
    }

    private Finding trusted(Optional<List<X509CertificateHolder>> chain, Instant at, Reason yes, Reason no) {
        if (chain.isEmpty()) {
            return Finding.of(no, "the certificate cannot be read");
        }
        try {
            return trust.fault(chain.get(), at)
                    .map(fault -> Finding.of(no, fault))
                    .orElseGet(() -> Finding.of(yes));
        } catch (RuntimeException damaged) {
            return Finding.of(no, "the certificate cannot be read: " + reason(damaged));
        }
    }

    private static Finding signature(
            Optional<List<X509CertificateHolder>> chain,
            String algorithm,
            byte[] signed,
            byte[] signature,
            Reason holds,
            Reason broken,
            Reason unknown) {
        if (chain.isEmpty()) {
            return Finding.of(broken, "the certificate cannot be read");
        }
        if (!algorithm.equals(GMObjectIdentifiers.sm2sign_with_sm3.getId())) {
            return Finding.of(unknown, "algorithm " + algorithm);
        }
        try {
            return Sm2PublicKey.of(chain.get().get(0))
                    .reason(signed, SealSignature.der(signature))
                    .map(why -> Finding.of(broken, why))
                    .orElseGet(() -> Finding.of(holds));
        } catch (RuntimeException notSm2) {
            return Finding.of(unknown, reason(notSm2));
        }
    }

    /** The certificate with those above it; empty when it cannot be read. */
    private Optional<List<X509CertificateHolder>> chain(byte[] der) {
        try {
            StrictDer.check(der);
            return Optional.of(trust.chain(CertificateReading.certificate(der)));
        } catch (MalformedSealException | IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private static String withoutRoot(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static String reason(Exception damaged) {
        return String.valueOf(damaged.getMessage());
    }
}
