// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** The SM2 curve (GB/T 32918) in its fast form, and what both kinds of key share. */
final class Sm2Curve {

    static final ASN1ObjectIdentifier OID = GMObjectIdentifiers.sm2p256v1;
    static final ECDomainParameters DOMAIN = domain();

    private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private Sm2Curve() {}

    /** The identity that goes into every SM2 signature here. */
    static byte[] userId() {
        return USER_ID.clone();
    }

    static void require(AlgorithmIdentifier algorithm) {
        if (!OID.equals(algorithm.getParameters())) {
            throw new IllegalArgumentException("not an SM2 key: its curve is " + algorithm.getParameters());
        }
    }

    /** The one object of a PEM text. */
    static Object readPem(String pem) {
        requireBounded(pem);
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            Object object = parser.readObject();
            if (object == null) {
                throw new IllegalArgumentException("no PEM object in the text");
            }
            return object;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the PEM text cannot be read", unreadable);
        }
    }

    private static void requireBounded(String pem) {
        try (PemReader reader = new PemReader(new StringReader(pem))) {
            CertificateReading.requireShort(pem);
            PemObject first = reader.readPemObject();
            if (first != null && Nesting.tooDeep(first.getContent())) {
                throw new IllegalArgumentException("the values of the PEM text are nested too deeply");
            }
        } catch (IOException | IllegalStateException unreadable) {
            throw new IllegalArgumentException("the PEM text cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static ECDomainParameters domain() {
        X9ECParameters curve = CustomNamedCurves.getByName("sm2p256v1");
        return new ECNamedDomainParameters(OID, curve);
    }
}
