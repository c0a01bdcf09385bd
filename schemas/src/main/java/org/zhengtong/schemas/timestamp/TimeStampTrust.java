// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.timestamp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
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
import java.util.Set;
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

/**
 * Whose time stamps are believed (时间戳信任锚): authorities whose certificate led to one of the roots when they stamped and is for stamping
 * alone (RFC 3161 §2.3). What becomes of an authority's certificate afterwards does not matter.
 */
public final class TimeStampTrust {

    private static final BouncyCastleProvider BC = new BouncyCastleProvider();
    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(TSPAlgorithms.SHA256, TSPAlgorithms.SHA384, TSPAlgorithms.SHA512, TSPAlgorithms.SM3);

    private final Set<TrustAnchor> roots = new HashSet<>();

    public TimeStampTrust(List<X509CertificateHolder> roots) {
        try {
            for (X509CertificateHolder root : roots) {
                this.roots.add(new TrustAnchor(jca(root), null));
            }
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("a root for time stamps is not a certificate", unreadable);
        }
    }

    /** The stamp, when the token is one on exactly this data by a trusted authority. */
    public TimeStamp verify(byte[] token, byte[] data) throws TimeStampException {
        try {
            TimeStampToken read = new TimeStampToken(new CMSSignedData(token));
            requireImprint(read, data);
            Collection<X509CertificateHolder> signers = read.getCertificates().getMatches(read.getSID());
            if (signers.size() != 1) {
                throw new TimeStampException("the token does not hold its signer's certificate");
            }
            X509CertificateHolder signer = signers.iterator().next();
            // signature, certificate identifier, extended key usage, and the certificate's period
            read.validate(
                    new JcaSimpleSignerInfoVerifierBuilder().setProvider(BC).build(signer));
            Instant at = read.getTimeStampInfo().getGenTime().toInstant();
            requirePath(read, signer, at);
            return new TimeStamp(at, signer.getSubject().toString());
        } catch (CMSException | TSPException | IOException | RuntimeException malformed) {
            throw new TimeStampException("the token does not hold", malformed);
        } catch (GeneralSecurityException | OperatorCreationException untrusted) {
            throw new TimeStampException("the authority is not trusted", untrusted);
        }
    }

    private static void requireImprint(TimeStampToken token, byte[] data)
            throws TimeStampException, GeneralSecurityException {
        ASN1ObjectIdentifier algorithm = token.getTimeStampInfo().getMessageImprintAlgOID();
        if (!DIGESTS.contains(algorithm)) {
            throw new TimeStampException("the digest algorithm " + algorithm + " is not accepted");
        }
        byte[] digest = MessageDigest.getInstance(algorithm.getId(), BC).digest(data);
        if (!MessageDigest.isEqual(digest, token.getTimeStampInfo().getMessageImprintDigest())) {
            throw new TimeStampException("the stamp is on other data");
        }
    }

    private void requirePath(TimeStampToken token, X509CertificateHolder signer, Instant at)
            throws GeneralSecurityException {
        List<X509Certificate> along = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            along.add(jca(holder));
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(jca(signer));
        PKIXBuilderParameters path = new PKIXBuilderParameters(roots, target);
        path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(along)));
        path.setRevocationEnabled(false);
        path.setDate(Date.from(at));
        CertPathBuilder.getInstance("PKIX", BC).build(path);
    }

    private static X509Certificate jca(X509CertificateHolder holder) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().setProvider(BC).getCertificate(holder);
    }
}
