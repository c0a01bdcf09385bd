// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.revocation;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.proof.Nesting;
import org.zhengtong.schemas.seal.SealTrust.Revocation.State;

/**
 * What a responder said of a certificate (OCSP 应答, RFC 6960 §4.2), signed by the certificate's issuer, or by whom the issuer certified for
 * answering, with SM2 or P-256.
 *
 * @param known whether the responder knows the certificate
 * @param revoked since when and why, null when it is not
 * @param until when it is to be asked again
 */
record OcspAnswer(boolean known, @Nullable Revoked revoked, Instant until) {

    private static final BouncyCastleProvider BC = new BouncyCastleProvider();
    private static final BcDigestCalculatorProvider DIGESTS = new BcDigestCalculatorProvider();
    private static final Set<ASN1ObjectIdentifier> ALGORITHMS =
            Set.of(GMObjectIdentifiers.sm2sign_with_sm3, X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** How long what says nothing of its end is believed. */
    private static final Duration WITHOUT_END = Duration.ofMinutes(5);

    /** The question about a certificate; answers may be prepared beforehand, hence without a nonce. */
    static byte[] question(X509CertificateHolder certificate, X509CertificateHolder issuer) {
        try {
            return new OCSPReqBuilder()
                    .addRequest(new CertificateID(
                            DIGESTS.get(CertificateID.HASH_SHA1), issuer, certificate.getSerialNumber()))
                    .build()
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("a certificate can be asked about", impossible);
        }
    }

    /**
     * Reads an answer and checks who signed it.
     *
     * @throws IllegalArgumentException when it is none about this certificate that can be believed now
     */
    static OcspAnswer read(
            byte[] answer, X509CertificateHolder certificate, X509CertificateHolder issuer, Instant now) {
        require(!Nesting.tooDeep(answer), "its values are nested too deeply");
        try {
            OCSPResp whole = new OCSPResp(answer);
            if (whole.getStatus() != OCSPResp.SUCCESSFUL
                    || !(whole.getResponseObject() instanceof BasicOCSPResp basic)) {
                throw new IllegalArgumentException("it answers with the error " + whole.getStatus());
            }
            require(signers(basic, issuer, now).anyMatch(signer -> signed(basic, signer)), "no authorised signature");
            require(basic.getCriticalExtensionOIDs().isEmpty(), "it has an extension that is not known here");
            SingleResp about = about(basic, certificate, issuer);
            Instant from = about.getThisUpdate().toInstant();
            Date next = about.getNextUpdate();
            Instant until = next == null ? from.plus(WITHOUT_END) : next.toInstant();
            require(!from.isAfter(now.plus(TOLERANCE)) && now.isBefore(until), "it is of " + from + ", until " + until);
            return of(about.getCertStatus(), until);
        } catch (IOException | OCSPException malformed) {
            throw new IllegalArgumentException("it is no answer of a responder", malformed);
        }
    }

    /** What it says of the moment; empty when the responder does not know the certificate. */
    Optional<State> at(Instant moment) {
        if (!known) {
            return Optional.empty();
        }
        return Optional.of(revoked == null || revoked.since().isAfter(moment) ? State.GOOD : State.REVOKED);
    }

    /** Whether the issuer signed the certificate. */
    static boolean issued(X509CertificateHolder issuer, X509CertificateHolder certificate) {
        try {
            return certificate.getIssuer().equals(issuer.getSubject())
                    && ALGORITHMS.contains(certificate.getSignatureAlgorithm().getAlgorithm())
                    && certificate.isSignatureValid(verifier(issuer));
        } catch (CertException | GeneralSecurityException | OperatorCreationException | RuntimeException damaged) {
            return false;
        }
    }

    /** Whether the issuer signed the list. */
    static boolean signed(X509CRLHolder list, X509CertificateHolder issuer) {
        try {
            return ALGORITHMS.contains(
                            list.toASN1Structure().getSignatureAlgorithm().getAlgorithm())
                    && list.isSignatureValid(verifier(issuer));
        } catch (CertException | GeneralSecurityException | OperatorCreationException | RuntimeException damaged) {
            return false;
        }
    }

    private static OcspAnswer of(@Nullable CertificateStatus status, Instant until) {
        if (status == CertificateStatus.GOOD) {
            return new OcspAnswer(true, null, until);
        }
        return status instanceof RevokedStatus revoked
                ? new OcspAnswer(true, Revoked.of(revoked), until)
                : new OcspAnswer(false, null, until);
    }

    private static SingleResp about(
            BasicOCSPResp basic, X509CertificateHolder certificate, X509CertificateHolder issuer) throws OCSPException {
        for (SingleResp each : basic.getResponses()) {
            CertificateID id = each.getCertID();
            if (id.getSerialNumber().equals(certificate.getSerialNumber()) && id.matchesIssuer(issuer, DIGESTS)) {
                return each;
            }
        }
        throw new IllegalArgumentException("it is about another certificate");
    }

    /** Those whose signature counts (§4.2.2.2). */
    private static Stream<X509CertificateHolder> signers(
            BasicOCSPResp basic, X509CertificateHolder issuer, Instant now) {
        return Stream.concat(
                Stream.of(issuer),
                Arrays.stream(basic.getCerts())
                        .filter(each -> each.isValidOn(Date.from(now)))
                        .filter(OcspAnswer::isForAnswering)
                        .filter(each -> issued(issuer, each)));
    }

    private static boolean isForAnswering(X509CertificateHolder certificate) {
        ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
        return usage != null && usage.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning);
    }

    private static boolean signed(BasicOCSPResp basic, X509CertificateHolder signer) {
        try {
            return ALGORITHMS.contains(basic.getSignatureAlgOID()) && basic.isSignatureValid(verifier(signer));
        } catch (OCSPException | GeneralSecurityException | OperatorCreationException | RuntimeException another) {
            return false;
        }
    }

    private static ContentVerifierProvider verifier(X509CertificateHolder signer)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaContentVerifierProviderBuilder().setProvider(BC).build(signer);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
