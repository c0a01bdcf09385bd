// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.custom.gm.SM2P256V1Curve;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.encoders.Hex;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Id and SM2 private key (GB/T 32918) of an application system, as registered at its node. Thread safe. */
public final class Sm2Credentials {

    private static final byte[] SIGNER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
    private static final ECDomainParameters SM2 = domain();
    private static final String PKCS8 = "PRIVATE KEY"; // RFC 7468, section 10

    private final String keyId;
    private final ECPrivateKeyParameters key;
    private final SecureRandom random = new SecureRandom();

    private Sm2Credentials(String keyId, ECPrivateKeyParameters key) {
        this.keyId = keyId;
        this.key = key;
    }

    /** Reads an unencrypted PKCS#8 PEM file (RFC 7468, section 10). */
    public static Sm2Credentials fromPem(String keyId, Path file) throws IOException {
        return of(keyId, new String(Files.readAllBytes(file), StandardCharsets.US_ASCII));
    }

    /** Takes an unencrypted PKCS#8 PEM text (RFC 7468, section 10). */
    public static Sm2Credentials of(String keyId, String pkcs8Pem) {
        if (!keyId.matches("[\\x21\\x23-\\x3A\\x3C-\\x5B\\x5D-\\x7E]{1,128}")) {
            throw new IllegalArgumentException(
                    "the key id must be 1 to 128 visible ASCII characters without \" ; and \\");
        }
        return new Sm2Credentials(keyId, privateKey(pkcs8Pem));
    }

    public String keyId() {
        return keyId;
    }

    /** SM2 signature over SM3 of the message, DER encoded. */
    byte[] sign(byte[] message) {
        SM2Signer signer = new SM2Signer();
        signer.init(true, new ParametersWithID(new ParametersWithRandom(key, random), SIGNER_ID));
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("the SM2 signature could not be made", e);
        }
    }

    @Override
    public String toString() {
        return "Sm2Credentials[" + keyId + "]";
    }

    private static ECPrivateKeyParameters privateKey(String pem) {
        try (PemReader reader = new PemReader(new StringReader(pem))) {
            PemObject found = reader.readPemObject();
            while (found != null && !PKCS8.equals(found.getType())) {
                found = reader.readPemObject();
            }
            if (found == null) {
                throw new IllegalArgumentException("expected an unencrypted PKCS#8 key: a PEM block labelled " + PKCS8);
            }
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(found.getContent());
            ASN1ObjectIdentifier curve = ASN1ObjectIdentifier.getInstance(
                    info.getPrivateKeyAlgorithm().getParameters());
            if (!GMObjectIdentifiers.sm2p256v1.equals(curve)) {
                throw new IllegalArgumentException("the key is not on the SM2 curve sm2p256v1 (1.2.156.10197.1.301)");
            }
            return new ECPrivateKeyParameters(
                    ECPrivateKey.getInstance(info.parsePrivateKey()).getKey(), SM2);
        } catch (IOException | ClassCastException | DecoderException e) {
            throw new IllegalArgumentException("the PKCS#8 key cannot be read", e);
        }
    }

    private static ECDomainParameters domain() {
        ECCurve curve = new SM2P256V1Curve();
        ECPoint generator = curve.decodePoint(Hex.decode("04"
                + "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"
                + "BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0"));
        return new ECDomainParameters(curve, generator, curve.getOrder(), BigInteger.ONE);
    }
}
