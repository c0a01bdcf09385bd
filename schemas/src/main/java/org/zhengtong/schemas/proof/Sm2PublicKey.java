// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.ECPoint;

/** A public SM2 key (验签公钥). Verifies from any thread and can say why a signature does not hold. */
public final class Sm2PublicKey {

    private static final int LONGEST_SIGNATURE = 72;

    private final ECPublicKeyParameters parameters;
    private final SubjectPublicKeyInfo info;
    private final ThreadLocal<SM2Signer> verifier = ThreadLocal.withInitial(this::newVerifier);

    private Sm2PublicKey(ECPoint point) {
        this.parameters = new ECPublicKeyParameters(point, Sm2Curve.DOMAIN);
        this.info = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, Sm2Curve.OID),
                parameters.getQ().getEncoded(false));
    }

    /** The key of a PEM certificate. The certificate itself is not judged here. */
    public static Sm2PublicKey ofCertificate(String pem) {
        return of(CertificateReading.first(pem));
    }

    /** The key of a certificate, which itself is not judged here. */
    public static Sm2PublicKey of(X509CertificateHolder certificate) {
        return of(certificate.getSubjectPublicKeyInfo());
    }

    /** A key from PEM {@code PUBLIC KEY} (SubjectPublicKeyInfo). */
    public static Sm2PublicKey ofPem(String pem) {
        if (Sm2Curve.readPem(pem) instanceof SubjectPublicKeyInfo key) {
            return of(key);
        }
        throw new IllegalArgumentException("the PEM text holds no public key");
    }

    public boolean verify(byte[] message, byte[] der) {
        return reason(message, der).isEmpty();
    }

    /** Why the signature does not hold; empty when it does. */
    public Optional<String> reason(byte[] message, byte[] der) {
        Optional<String> malformed = malformed(der);
        if (malformed.isPresent()) {
            return malformed;
        }
        SM2Signer mine = verifier.get();
        mine.update(message, 0, message.length);
        return mine.verifySignature(der)
                ? Optional.empty()
                : Optional.of("the signature does not belong to these bytes and this key");
    }

    /** SubjectPublicKeyInfo as PEM. */
    public String pem() {
        try {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(info.getEncoded());
            return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
        } catch (IOException impossible) {
            throw new IllegalStateException("the key cannot be encoded", impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sm2PublicKey key && parameters.getQ().equals(key.parameters.getQ());
    }

    @Override
    public int hashCode() {
        return parameters.getQ().hashCode();
    }

    static Sm2PublicKey of(ECPoint point) {
        return new Sm2PublicKey(point);
    }

    SubjectPublicKeyInfo keyInfo() {
        return info;
    }

    private static Sm2PublicKey of(SubjectPublicKeyInfo key) {
        Sm2Curve.require(key.getAlgorithm());
        return new Sm2PublicKey(
                Sm2Curve.DOMAIN.getCurve().decodePoint(key.getPublicKeyData().getBytes()));
    }

    /** Bouncy Castle answers a malformed signature with a bare false; the reason is found here first. */
    private static Optional<String> malformed(byte[] der) {
        if (der.length == 0) {
            return Optional.of("the signature is empty");
        }
        if (der.length > LONGEST_SIGNATURE) {
            return Optional.of("the signature is longer than " + LONGEST_SIGNATURE + " bytes");
        }
        try {
            ASN1Sequence.getInstance(der);
        } catch (IllegalArgumentException notDer) {
            return Optional.of("the signature is not a DER sequence: " + notDer.getMessage());
        }
        try {
            // A zero would make the signer return early and keep the message for the next call.
            for (BigInteger number : StandardDSAEncoding.INSTANCE.decode(Sm2Curve.DOMAIN.getN(), der)) {
                if (number.signum() == 0) {
                    return Optional.of("the signature holds a zero");
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException notAPair) {
            return Optional.of("the signature is not two numbers r, s in range: " + notAPair.getMessage());
        }
    }

    private SM2Signer newVerifier() {
        SM2Signer fresh = new SM2Signer();
        fresh.init(false, new ParametersWithID(parameters, Sm2Curve.userId()));
        return fresh;
    }
}
