// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.proof.Sm2Key;

/**
 * A sealing (电子签章, SES_Signature of GB/T 38540-2020 §7; v1 of GM/T 0031-2014): the seal, when it was set, on what, and the signer's
 * signature over all that.
 *
 * @param seal the seal that was set
 * @param signedAt when, as the signer says; null where v1 does not tell it in words
 * @param dataHash digest of what was sealed
 * @param propertyInfo where that lies: in an OFD the path of Signature.xml
 * @param signerCertificate DER certificate of the signer
 * @param algorithm object identifier of the signer's signature algorithm
 * @param signedPart exactly what the signer signed
 * @param signature the signer's signature
 * @param timeStamp a time stamp on the signature's value (timeStamp [0], 对签名值的时间戳, §7.1), as it was found; null where there is none
 */
public record SealSignature(
        ElectronicSeal seal,
        @Nullable Instant signedAt,
        byte[] dataHash,
        String propertyInfo,
        byte[] signerCertificate,
        String algorithm,
        byte[] signedPart,
        byte[] signature,
        byte @Nullable [] timeStamp) {

    private static final int PLAIN_LENGTH = 64;
    private static final int LARGEST = 2 << 20;
    private static final int UNSTAMPED = 4;

    /** Seals: v4, DER. */
    public static byte[] sign(
            ElectronicSeal seal, Instant at, byte[] dataHash, String propertyInfo, byte[] certificate, Sm2Key key) {
        DERSequence toSign = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(4),
            seal.structure(),
            SealTimes.write(at),
            new DERBitString(dataHash),
            new DERIA5String(propertyInfo, true)
        });
        try {
            return new DERSequence(new ASN1Encodable[] {
                        toSign,
                        new DEROctetString(certificate),
                        GMObjectIdentifiers.sm2sign_with_sm3,
                        new DERBitString(key.sign(toSign.getEncoded()))
                    })
                    .getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException("a sealing can always be encoded", impossible);
        }
    }

    /**
     * A v4 sealing with a time stamp (时间戳) instead of any it had. What was signed stays as it is.
     *
     * @param token a token of RFC 3161 on the octets of the BIT STRING {@code signature}, which is the signature's DER
     */
    public static byte[] stamped(byte[] sealing, byte[] token) {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        for (int i = 0; i < UNSTAMPED; i++) {
            parts.add(ASN1Sequence.getInstance(sealing).getObjectAt(i));
        }
        parts.add(new DERTaggedObject(true, 0, new DERBitString(token)));
        try {
            return new DERSequence(parts).getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException("a sealing can always be encoded", impossible);
        }
    }

    /** Reads a sealing of any version; certificates and signatures are not judged. */
    public static SealSignature read(byte[] der) throws MalformedSealException {
        if (der.length > LARGEST) {
            throw new MalformedSealException("a sealing of more than " + LARGEST + " bytes");
        }
        StrictDer.check(der);
        try {
            ASN1Sequence sealing = ASN1Sequence.getInstance(der);
            ASN1Sequence toSign = ASN1Sequence.getInstance(sealing.getObjectAt(0));
            return switch (sealing.size()) {
                case 2 -> version1(toSign, bits(sealing.getObjectAt(1)));
                case 4, 5 -> version4(toSign, sealing);
                default -> throw new MalformedSealException("a sealing of " + sealing.size() + " elements");
            };
        } catch (IOException | RuntimeException damaged) {
            // Bouncy Castle has many ways to say that a value is not what was asked for.
            throw new MalformedSealException("not a sealing: " + damaged.getMessage(), damaged);
        }
    }

    private static SealSignature version1(ASN1Sequence toSign, byte[] signature)
            throws MalformedSealException, IOException {
        return new SealSignature(
                ElectronicSeal.read(ASN1Sequence.getInstance(toSign.getObjectAt(1))),
                SealTimes.readText(bits(toSign.getObjectAt(2))).orElse(null),
                bits(toSign.getObjectAt(3)),
                ElectronicSeal.text(toSign.getObjectAt(4)),
                ElectronicSeal.octets(toSign.getObjectAt(5)),
                ElectronicSeal.identifier(toSign.getObjectAt(6)),
                toSign.getEncoded(),
                signature,
                null);
    }

    private static SealSignature version4(ASN1Sequence toSign, ASN1Sequence sealing)
            throws MalformedSealException, IOException {
        return new SealSignature(
                ElectronicSeal.read(ASN1Sequence.getInstance(toSign.getObjectAt(1))),
                SealTimes.read(toSign.getObjectAt(2)),
                bits(toSign.getObjectAt(3)),
                ElectronicSeal.text(toSign.getObjectAt(4)),
                ElectronicSeal.octets(sealing.getObjectAt(1)),
                ElectronicSeal.identifier(sealing.getObjectAt(2)),
                toSign.getEncoded(),
                bits(sealing.getObjectAt(3)),
                sealing.size() == UNSTAMPED ? null : timeStamp(sealing.getObjectAt(UNSTAMPED)));
    }

    /** The tag is explicit, as ofdrw writes it; an implicit one is read too. */
    private static byte[] timeStamp(ASN1Encodable value) throws MalformedSealException {
        ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(value);
        if (!tagged.hasContextTag(0)) {
            throw new MalformedSealException("a fifth element that is no time stamp");
        }
        return ASN1BitString.getInstance(tagged, tagged.isExplicit()).getOctets();
    }

    static byte[] bits(ASN1Encodable value) {
        return ASN1BitString.getInstance(value).getOctets();
    }

    /** A signature as DER; some vendors write r‖s. */
    static byte[] der(byte[] signature) {
        if (signature.length != PLAIN_LENGTH) {
            return signature;
        }
        BigInteger[] pair = {
            new BigInteger(1, Arrays.copyOf(signature, 32)), new BigInteger(1, Arrays.copyOfRange(signature, 32, 64))
        };
        BigInteger above = BigInteger.ONE.shiftLeft(256);
        try {
            return StandardDSAEncoding.INSTANCE.encode(above, pair[0], pair[1]);
        } catch (IOException | IllegalArgumentException impossible) {
            return signature;
        }
    }
}
