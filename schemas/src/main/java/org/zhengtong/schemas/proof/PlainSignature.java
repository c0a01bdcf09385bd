// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** The plain form r||s of an SM2 signature, as JOSE and COSE carry it, and its DER form. */
public final class PlainSignature {

    public static final int LENGTH = 64;

    private PlainSignature() {}

    /** The plain form of a signature this library made. */
    public static byte[] ofDer(byte[] der) {
        BigInteger n = Sm2Curve.DOMAIN.getN();
        try {
            BigInteger[] pair = StandardDSAEncoding.INSTANCE.decode(n, der);
            return PlainDSAEncoding.INSTANCE.encode(n, pair[0], pair[1]);
        } catch (IOException malformed) {
            throw new IllegalArgumentException("not an SM2 signature", malformed);
        }
    }

    /** The DER form; empty when the numbers are out of range. */
    public static Optional<byte[]> toDer(byte[] plain) {
        BigInteger n = Sm2Curve.DOMAIN.getN();
        try {
            BigInteger[] pair = PlainDSAEncoding.INSTANCE.decode(n, plain);
            return Optional.of(StandardDSAEncoding.INSTANCE.encode(n, pair[0], pair[1]));
        } catch (IOException | IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }
}
