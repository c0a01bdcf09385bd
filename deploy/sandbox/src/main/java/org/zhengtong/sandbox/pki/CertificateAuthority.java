// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of one kind of key, with a self-signed certificate; it certifies the sandbox's keys. */
final class CertificateAuthority {

    private static final Duration VALIDITY = Duration.ofDays(3650);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyKind kind;
    private final Identity identity;

    private CertificateAuthority(KeyKind kind, Identity identity) {
        this.kind = kind;
        this.identity = identity;
    }

    /** The authority kept in {@code <alias>.p12} of the folder, made now if there is none. */
    static CertificateAuthority open(Path folder, String alias, String name, KeyKind kind, String password) {
        Path store = folder.resolve(alias + ".p12");
        if (!Files.exists(store)) {
            KeyPair pair = kind.newPair();
            X500Name self = subject(alias, name);
            X509Certificate certificate = certify(kind, self, pair, self, pair.getPublic(), true);
            Identity fresh = new Identity(alias, pair.getPrivate(), List.of(certificate));
            Pem.write(folder.resolve(alias + ".pem"), certificate);
            KeyStoreFile.write(store, List.of(fresh), password);
        }
        return new CertificateAuthority(kind, KeyStoreFile.read(store, alias, password));
    }

    Identity identity() {
        return identity;
    }

    /** A fresh key with a certificate of this authority, whose serial number says whose it is. */
    Identity issue(String alias, String name) {
        return issue(kind, alias, name);
    }

    /** A fresh key of any kind with a certificate of this authority. */
    Identity issue(KeyKind keyKind, String alias, String name) {
        return issue(keyKind, alias, name, kind);
    }

    /** A fresh key of this authority's kind whose certificate is for time stamping alone (RFC 3161 §2.3). */
    Identity issueForStamping(String alias, String name) {
        return issue(kind, alias, name, KeyKind.STAMPING);
    }

    private Identity issue(KeyKind keyKind, String alias, String name, KeyKind purpose) {
        KeyPair fresh = keyKind.newPair();
        KeyPair own = new KeyPair(identity.certificate().getPublicKey(), identity.key());
        X500Name issuer = X500Name.getInstance(
                identity.certificate().getSubjectX500Principal().getEncoded());
        X509Certificate certificate = certify(purpose, issuer, own, subject(alias, name), fresh.getPublic(), false);
        return new Identity(alias, fresh.getPrivate(), List.of(certificate, identity.certificate()));
    }

    private static X500Name subject(String alias, String name) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, "Zhengtong sandbox")
                .addRDN(BCStyle.SERIALNUMBER, alias)
                .addRDN(BCStyle.CN, name)
                .build();
    }

    private static X509Certificate certify(
            KeyKind kind, X500Name issuer, KeyPair signer, X500Name subject, PublicKey key, boolean authority) {
        Instant now = Clock.systemUTC().instant();
        try {
            JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
            var builder = new JcaX509v3CertificateBuilder(
                            issuer,
                            new BigInteger(120, RANDOM).setBit(120),
                            Date.from(now.minus(Duration.ofHours(1))),
                            Date.from(now.plus(VALIDITY)),
                            subject,
                            key)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority))
                    .addExtension(Extension.keyUsage, true, usage(kind, authority))
                    .addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            ids.createAuthorityKeyIdentifier(signer.getPublic()));
            if (kind == KeyKind.TRANSPORT && !authority) {
                builder.addExtension(Extension.subjectAlternativeName, false, loopback());
            }
            if (kind == KeyKind.STAMPING) {
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            }
            var content = new JcaContentSignerBuilder(kind.algorithm()).setProvider(KeyKind.PROVIDER);
            return new JcaX509CertificateConverter()
                    .setProvider(KeyKind.PROVIDER)
                    .getCertificate(builder.build(content.build(signer.getPrivate())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyUsage usage(KeyKind kind, boolean authority) {
        if (authority) {
            return new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature);
        }
        int signing = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        return new KeyUsage(kind == KeyKind.SIGNING ? signing : KeyUsage.digitalSignature);
    }

    private static GeneralNames loopback() {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        });
    }
}
