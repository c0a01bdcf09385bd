// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import static org.zhengtong.registry.document.DocumentProblem.SEAL_KEY_MISSING;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.layout.Typeface;
import org.zhengtong.registry.signer.AuthorityKeys;
import org.zhengtong.schemas.ofd.SealedOfd;
import org.zhengtong.schemas.seal.ElectronicSeal;
import org.zhengtong.schemas.seal.SealDraft;
import org.zhengtong.schemas.seal.SealPicture;

/**
 * The electronic seals of the issuing authorities (颁发机构电子印章). A seal is made once for a certificate, by the seal maker's key where one
 * is named, otherwise by the authority's own; it is valid as long as the certificate.
 */
@Singleton
class AuthoritySeals {

    private static final int WIDTH_MM = 42;

    private final KeyCustody keys;
    private final AuthorityKeys signers;
    private final SealConfig config;
    private final Clock clock;
    private final Map<String, Sealing> made = new ConcurrentHashMap<>();

    AuthoritySeals(KeyCustody keys, AuthorityKeys signers, SealConfig config, Clock clock) {
        this.keys = keys;
        this.signers = signers;
        this.config = config;
        this.clock = clock;
    }

    /** What seals for an authority, and the picture of its seal. */
    record Sealing(SealedOfd.Signer signer, byte[] picture) {}

    /** The authority's seal; {@code name} is the one on the seal. */
    Sealing of(String authority, String name, List<Typeface> typefaces) {
        requireKey(authority);
        String maker = config.maker().orElse(authority);
        requireKey(maker);
        return made.computeIfAbsent(
                keys.certificatePem(authority) + name, key -> make(authority, maker, name, typefaces));
    }

    private Sealing make(String authority, String maker, String name, List<Typeface> typefaces) {
        byte[] picture = SealDrawing.png(name, typefaces);
        X509CertificateHolder certificate = certificate(authority);
        byte[] encoded = encoded(certificate);
        ElectronicSeal seal = ElectronicSeal.make(
                new SealDraft(
                        "ZHENGTONG",
                        authority,
                        name,
                        List.of(encoded),
                        clock.instant(),
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant(),
                        new SealPicture("png", picture, WIDTH_MM, WIDTH_MM)),
                encoded(certificate(maker)),
                keys.key(maker));
        return new Sealing(new SealedOfd.Signer(seal, encoded, keys.key(authority)), picture);
    }

    private void requireKey(String alias) {
        if (!keys.aliases().contains(alias)) {
            throw new ProblemException(SEAL_KEY_MISSING, "no key " + alias + " in zt.keys.signing-store");
        }
        signers.require(alias);
    }

    private X509CertificateHolder certificate(String alias) {
        try (PEMParser parser = new PEMParser(new StringReader(keys.certificatePem(alias)))) {
            return (X509CertificateHolder) parser.readObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a certificate in custody can be read", impossible);
        }
    }

    private static byte[] encoded(X509CertificateHolder certificate) {
        try {
            return certificate.getEncoded();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a certificate that was read can be encoded", impossible);
        }
    }
}
