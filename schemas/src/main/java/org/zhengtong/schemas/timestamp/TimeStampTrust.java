// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.timestamp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.zhengtong.schemas.proof.CertificateReading;
import org.zhengtong.schemas.proof.Nesting;
import org.zhengtong.schemas.timestamp.TimeStampException.Fault;

/**
 * Whose time stamps are believed (时间戳信任锚): authorities whose certificate led to one of the roots when they stamped and is for stamping
 * alone (RFC 3161 §2.3). What becomes of an authority's certificate afterwards does not matter.
 */
public final class TimeStampTrust {

    private static final BouncyCastleProvider BC = new BouncyCastleProvider();
    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(TSPAlgorithms.SHA256, TSPAlgorithms.SHA384, TSPAlgorithms.SHA512, TSPAlgorithms.SM3);

    private static final int LARGEST = 1 << 16;

    /** An authority's own, two above it, the root, and two that are of no use: every path among them is tried. */
    private static final int MOST_CERTIFICATES = 6;

    private static final int MOST_BETWEEN = 2;
    private static final int MOST_REMEMBERED = 100;

    private final Set<TrustAnchor> roots = new HashSet<>();

    /** Authorities a path was found for: as long as all its certificates last it does not have to be looked for again. */
    private final Map<X509CertificateHolder, Lasting> found = new ConcurrentHashMap<>();

    private record Lasting(Instant from, Instant until) {

        static Lasting of(List<? extends Certificate> path) {
            List<X509Certificate> all =
                    path.stream().map(X509Certificate.class::cast).toList();
            return new Lasting(
                    all.stream()
                            .map(X509Certificate::getNotBefore)
                            .max(Date::compareTo)
                            .orElseThrow()
                            .toInstant(),
                    all.stream()
                            .map(X509Certificate::getNotAfter)
                            .min(Date::compareTo)
                            .orElseThrow()
                            .toInstant());
        }

        boolean at(Instant moment) {
            return !moment.isBefore(from) && !moment.isAfter(until);
        }
    }

    public TimeStampTrust(List<X509CertificateHolder> roots) {
        try {
            for (X509CertificateHolder root : roots) {
                this.roots.add(new TrustAnchor(jca(root), null));
            }
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("a root for time stamps is not a certificate", unreadable);
        }
    }

    /** The stamp, when the token is one on exactly this data by a trusted authority. Whatever the bytes are, the answer is bounded. */
    public TimeStamp verify(byte[] token, byte[] data) throws TimeStampException {
        try {
            TimeStampToken read = read(token);
            requireImprint(read, data);
            X509CertificateHolder signer = signer(read);
            Instant at = read.getTimeStampInfo().getGenTime().toInstant();
            requirePath(read, signer, at);
            requireSignature(read, signer);
            return new TimeStamp(at, signer.getSubject().toString());
        } catch (RuntimeException malformed) {
            // Bouncy Castle has many ways to say that a value is not what was asked for.
            throw new TimeStampException(Fault.UNREADABLE, "the token cannot be read", malformed);
        }
    }

    private static TimeStampToken read(byte[] token) throws TimeStampException {
        if (token.length > LARGEST) {
            throw new TimeStampException(Fault.UNREADABLE, "a token of more than " + LARGEST + " bytes");
        }
        if (Nesting.tooDeep(token)) {
            throw new TimeStampException(Fault.UNREADABLE, "the token's values are nested too deeply");
        }
        try {
            return new TimeStampToken(new CMSSignedData(token));
        } catch (CMSException | TSPException | IOException malformed) {
            throw new TimeStampException(Fault.UNREADABLE, "no token of RFC 3161", malformed);
        }
    }

    private static void requireImprint(TimeStampToken token, byte[] data) throws TimeStampException {
        ASN1ObjectIdentifier algorithm = token.getTimeStampInfo().getMessageImprintAlgOID();
        if (!DIGESTS.contains(algorithm)) {
            throw new TimeStampException(Fault.NOT_TRUSTED, "the digest algorithm " + algorithm + " is not accepted");
        }
        byte[] digest;
        try {
            digest = MessageDigest.getInstance(algorithm.getId(), BC).digest(data);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Bouncy Castle has " + algorithm, impossible);
        }
        if (!MessageDigest.isEqual(digest, token.getTimeStampInfo().getMessageImprintDigest())) {
            throw new TimeStampException(Fault.BROKEN, "the stamp is on other data");
        }
    }

    private static X509CertificateHolder signer(TimeStampToken token) throws TimeStampException {
        if (token.getCertificates().getMatches(null).size() > MOST_CERTIFICATES) {
            throw new TimeStampException(
                    Fault.NOT_TRUSTED, "the token holds more than " + MOST_CERTIFICATES + " certificates");
        }
        requireReadable(token.getCertificates().getMatches(null));
        Collection<X509CertificateHolder> signers = token.getCertificates().getMatches(token.getSID());
        if (signers.size() != 1) {
            throw new TimeStampException(Fault.NOT_TRUSTED, "the token does not hold its signer's certificate");
        }
        return signers.iterator().next();
    }

    private static void requireReadable(Collection<X509CertificateHolder> certificates) throws TimeStampException {
        try {
            for (X509CertificateHolder each : certificates) {
                CertificateReading.certificate(each.getEncoded());
            }
        } catch (IOException beyond) {
            throw new TimeStampException(Fault.UNREADABLE, "a certificate of the token", beyond);
        }
    }

    private void requirePath(TimeStampToken token, X509CertificateHolder signer, Instant at) throws TimeStampException {
        Lasting known = found.get(signer);
        if (known != null && known.at(at)) {
            return;
        }
        try {
            List<X509Certificate> along = new ArrayList<>();
            for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
                along.add(jca(holder));
            }
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(jca(signer));
            PKIXBuilderParameters path = new PKIXBuilderParameters(roots, target);
            path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(along)));
            path.setRevocationEnabled(false);
            path.setMaxPathLength(MOST_BETWEEN);
            path.setDate(Date.from(at));
            remember(signer, CertPathBuilder.getInstance("PKIX", BC).build(path).getCertPath());
        } catch (GeneralSecurityException untrusted) {
            throw new TimeStampException(Fault.NOT_TRUSTED, "the authority is not trusted", untrusted);
        }
    }

    private void remember(X509CertificateHolder signer, CertPath path) {
        if (found.size() >= MOST_REMEMBERED) {
            found.clear();
        }
        found.put(signer, Lasting.of(path.getCertificates()));
    }

    /** Signature, certificate identifier, extended key usage, and the certificate's period. */
    private static void requireSignature(TimeStampToken token, X509CertificateHolder signer) throws TimeStampException {
        try {
            token.validate(
                    new JcaSimpleSignerInfoVerifierBuilder().setProvider(BC).build(signer));
        } catch (TSPException | OperatorCreationException | CertificateException unfit) {
            throw signed(token, signer)
                    ? new TimeStampException(
                            Fault.NOT_TRUSTED, "the authority's certificate is not one to stamp with", unfit)
                    : new TimeStampException(Fault.BROKEN, "the token's signature does not hold", unfit);
        }
    }

    private static boolean signed(TimeStampToken token, X509CertificateHolder signer) {
        try {
            return token.toCMSSignedData()
                    .getSignerInfos()
                    .iterator()
                    .next()
                    .verify(new JcaSimpleSignerInfoVerifierBuilder()
                            .setProvider(BC)
                            .build(jca(signer).getPublicKey()));
        } catch (CMSException | OperatorCreationException | GeneralSecurityException doesNot) {
            return false;
        }
    }

    private static X509Certificate jca(X509CertificateHolder holder) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().setProvider(BC).getCertificate(holder);
    }
}
