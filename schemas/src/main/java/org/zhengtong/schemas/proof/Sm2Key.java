// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.openssl.PEMKeyPair;

/** A private SM2 key (签名私钥). Signs from any thread: each keeps a prepared signer, which doubles the rate. */
public final class Sm2Key {

    private final ECPrivateKeyParameters parameters;
    private final ThreadLocal<SM2Signer> signer = ThreadLocal.withInitial(this::newSigner);

    private Sm2Key(BigInteger d) {
        this.parameters = new ECPrivateKeyParameters(d, Sm2Curve.DOMAIN);
    }

    /** A key of any provider that can give its PKCS#8 form. */
    public static Sm2Key of(PrivateKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new IllegalArgumentException("the key does not leave its device");
        }
        return of(PrivateKeyInfo.getInstance(encoded));
    }

    /** A key from PEM: {@code PRIVATE KEY} (PKCS#8) or {@code EC PRIVATE KEY}. */
    public static Sm2Key ofPem(String pem) {
        Object object = Sm2Curve.readPem(pem);
        if (object instanceof PrivateKeyInfo key) {
            return of(key);
        }
        if (object instanceof PEMKeyPair pair) {
            return of(pair.getPrivateKeyInfo());
        }
        throw new IllegalArgumentException("the PEM text holds no private key");
    }

    /** A fresh key. */
    public static Sm2Key generate() {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(Sm2Curve.DOMAIN, new SecureRandom()));
        return new Sm2Key(((ECPrivateKeyParameters) generator.generateKeyPair().getPrivate()).getD());
    }

    /** DER signature SEQUENCE{r, s} under the user id 1234567812345678. */
    public byte[] sign(byte[] message) {
        SM2Signer mine = signer.get();
        mine.update(message, 0, message.length);
        try {
            return mine.generateSignature();
        } catch (CryptoException impossible) {
            signer.remove();
            throw new IllegalStateException("SM2 signature failed", impossible);
        }
    }

    public Sm2PublicKey publicKey() {
        return Sm2PublicKey.of(publicPoint());
    }

    /** PKCS#8 DER, for key stores; the caller protects it. */
    public byte[] pkcs8() {
        ECPrivateKey key = new ECPrivateKey(
                256, parameters.getD(), (ASN1BitString) publicKey().keyInfo().getPublicKeyData(), null);
        try {
            return new PrivateKeyInfo(publicKey().keyInfo().getAlgorithm(), key).getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException("the key cannot be encoded", impossible);
        }
    }

    private ECPoint publicPoint() {
        return new FixedPointCombMultiplier()
                .multiply(Sm2Curve.DOMAIN.getG(), parameters.getD())
                .normalize();
    }

    private static Sm2Key of(PrivateKeyInfo info) {
        Sm2Curve.require(info.getPrivateKeyAlgorithm());
        try {
            return new Sm2Key(ECPrivateKey.getInstance(info.parsePrivateKey()).getKey());
        } catch (IOException malformed) {
            throw new IllegalArgumentException("the private key is malformed", malformed);
        }
    }

    private SM2Signer newSigner() {
        SM2Signer fresh = new SM2Signer();
        fresh.init(true, new ParametersWithID(parameters, Sm2Curve.userId()));
        return fresh;
    }
}
