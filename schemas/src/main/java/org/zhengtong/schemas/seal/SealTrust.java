// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.seal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.zhengtong.schemas.proof.Sm2PublicKey;
import org.zhengtong.schemas.timestamp.TimeStampTrust;

/**
 * Whom a verifier of seals trusts (信任锚): SM2 roots, the certificates between, who tells of revoked ones and who of times.
 *
 * @param roots trusted without further question
 * @param intermediates certificates that may lead to a root
 * @param revocation who tells of revoked certificates
 * @param timeStamps whose time stamps are believed
 */
public record SealTrust(
        List<X509CertificateHolder> roots,
        List<X509CertificateHolder> intermediates,
        Revocation revocation,
        TimeStampTrust timeStamps) {

    private static final int LONGEST_CHAIN = 4;

    public SealTrust {
        roots = List.copyOf(roots);
        intermediates = List.copyOf(intermediates);
    }

    /** Trust in roots alone, where no source tells of revocations and no time stamp is believed. */
    public static SealTrust in(List<X509CertificateHolder> roots) {
        return in(roots, List.of());
    }

    /** The same with certificates that may lead to them. */
    public static SealTrust in(List<X509CertificateHolder> roots, List<X509CertificateHolder> intermediates) {
        return new SealTrust(
                roots, intermediates, (certificate, at) -> Revocation.State.UNKNOWN, new TimeStampTrust(List.of()));
    }

    /** Who tells whether a certificate had been revoked (CRL, OCSP). */
    @FunctionalInterface
    public interface Revocation {

        /** What is known of a certificate. */
        enum State {
            GOOD,
            REVOKED,
            /** There is no source for its issuer. */
            UNKNOWN,
            /** What is known is past its time. */
            STALE,
            /** There is no answer in its time, and the verifier demands one. */
            REQUIRED;

            private static final List<State> SEVERITY = List.of(GOOD, UNKNOWN, STALE, REQUIRED, REVOKED);

            /** The one that decides for a chain of certificates; unknown for none. */
            public static State worst(Stream<State> ofEach) {
                return ofEach.max(Comparator.comparing(SEVERITY::indexOf)).orElse(UNKNOWN);
            }
        }

        State at(X509CertificateHolder certificate, Instant moment);
    }

    /** The certificate with those above it as far as they are known; the last one is a root where they lead to one. */
    List<X509CertificateHolder> chain(X509CertificateHolder certificate) {
        List<X509CertificateHolder> chain = new ArrayList<>();
        Optional<X509CertificateHolder> next = Optional.of(certificate);
        while (next.isPresent() && chain.size() < LONGEST_CHAIN) {
            X509CertificateHolder subject = next.get();
            chain.add(subject);
            next = roots.contains(subject)
                    ? Optional.empty()
                    : Stream.concat(roots.stream(), intermediates.stream())
                            .filter(candidate -> signed(candidate, subject))
                            .findFirst();
        }
        return chain;
    }

    /** Why a signer's certificate was not to be trusted at the moment: usage, period, chain; empty when it was. */
    Optional<String> fault(List<X509CertificateHolder> chain, Instant moment) {
        if (!allows(chain.get(0), KeyUsage.digitalSignature | KeyUsage.nonRepudiation)) {
            return Optional.of(name(chain.get(0)) + " may not sign");
        }
        for (X509CertificateHolder each : chain) {
            if (!each.isValidOn(Date.from(moment))) {
                return Optional.of(name(each) + " was not valid at " + moment);
            }
        }
        X509CertificateHolder last = chain.get(chain.size() - 1);
        if (roots.contains(last)) {
            return Optional.empty();
        }
        return Optional.of(
                chain.size() < LONGEST_CHAIN
                        ? "no trusted issuer of " + name(last)
                        : "more than " + LONGEST_CHAIN + " certificates");
    }

    /** What is known of a revocation of a signer's certificate, or of one above it. */
    Revocation.State revoked(List<X509CertificateHolder> chain, Instant moment) {
        return Revocation.State.worst(chain.stream().map(each -> revocation.at(each, moment)));
    }

    private static boolean signed(X509CertificateHolder issuer, X509CertificateHolder subject) {
        BasicConstraints constraints = BasicConstraints.fromExtensions(issuer.getExtensions());
        if (!subject.getIssuer().equals(issuer.getSubject())
                || constraints == null
                || !constraints.isCA()
                || !allows(issuer, KeyUsage.keyCertSign)) {
            return false;
        }
        try {
            return Sm2PublicKey.of(issuer)
                    .verify(subject.toASN1Structure().getTBSCertificate().getEncoded(), subject.getSignature());
        } catch (IOException impossible) {
            throw new IllegalStateException("a certificate that was read can be encoded", impossible);
        } catch (RuntimeException notSm2) {
            return false;
        }
    }

    /** A certificate that does not say what it is for may do everything. */
    private static boolean allows(X509CertificateHolder certificate, int oneOf) {
        Extension extension = certificate.getExtension(Extension.keyUsage);
        if (extension == null) {
            return true;
        }
        byte[] usage = KeyUsage.getInstance(extension.getParsedValue()).getBytes();
        return usage.length > 0 && (usage[0] & oneOf) != 0;
    }

    private static String name(X509CertificateHolder certificate) {
        return "certificate " + certificate.getSerialNumber().toString(16);
    }
}
