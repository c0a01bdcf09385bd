// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;

/** What a test's certificate is for, and from and to which day it is valid, counted from today. */
enum TestUsage {
    AUTHORITY(-3, 400),
    SIGNING(-1, 30),
    EXPIRED(-2, -1),
    TIME_STAMPING(-3, 400),
    ANSWERING(-1, 30);

    private final int from;
    private final int to;

    TestUsage(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** A certificate to be signed. */
    X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key) throws CertIOException {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, new SecureRandom()),
                Date.from(now.plus(Duration.ofDays(from))),
                Date.from(now.plus(Duration.ofDays(to))),
                subject,
                key);
        boolean authority = this == AUTHORITY;
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
        if (this == TIME_STAMPING) {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        if (this == ANSWERING) {
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
        }
        return builder;
    }
}
