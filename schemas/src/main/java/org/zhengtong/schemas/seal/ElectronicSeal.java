// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.seal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.proof.Sm3;

/**
 * An electronic seal (电子印章, SESeal of GB/T 38540-2020 §6; v1 of GM/T 0031-2014): whose it is, who may seal with it, and its maker's
 * signature. Certificates are DER and not judged here.
 *
 * @param version 1, 4 or 5
 * @param number the seal's own number (esID)
 * @param signers certificates of those who may seal, or their digests
 * @param signersByDigest whether {@code signers} are SM3 digests
 * @param madeAt when its maker made it, as he says (制章日期)
 * @param makerCertificate certificate of the seal's maker (制章人)
 * @param algorithm object identifier of the maker's signature algorithm
 * @param signedPart exactly what the maker signed
 * @param signature the maker's signature
 * @param encoded the whole seal, DER
 */
public record ElectronicSeal(
        int version,
        String number,
        String name,
        List<byte[]> signers,
        boolean signersByDigest,
        Instant madeAt,
        Instant validFrom,
        Instant validTo,
        SealPicture picture,
        byte[] makerCertificate,
        String algorithm,
        byte[] signedPart,
        byte[] signature,
        byte[] encoded) {

    private static final int V4 = 4;
    private static final int ORGANISATION_SEAL = 1;

    /** Makes a v4 seal: the maker signs what the draft says. */
    public static ElectronicSeal make(SealDraft draft, byte[] makerCertificate, Sm2Key maker) {
        try {
            DERSequence content = content(draft);
            byte[] signedPart = content.getEncoded();
            return read(new DERSequence(new ASN1Encodable[] {
                content,
                new DEROctetString(makerCertificate),
                GMObjectIdentifiers.sm2sign_with_sm3,
                new DERBitString(maker.sign(signedPart))
            }));
        } catch (IOException | MalformedSealException impossible) {
            throw new IllegalStateException("a seal just made is readable", impossible);
        }
    }

    /** Whether the certificate is one of those who may seal. */
    public boolean lists(byte[] certificate) {
        byte[] wanted = signersByDigest ? Sm3.digest(certificate) : certificate;
        return signers.stream().anyMatch(signer -> Arrays.equals(signer, wanted));
    }

    ASN1Sequence structure() {
        return ASN1Sequence.getInstance(encoded);
    }

    static ElectronicSeal read(ASN1Sequence seal) throws MalformedSealException, IOException {
        ASN1Sequence content = ASN1Sequence.getInstance(seal.getObjectAt(0));
        if (seal.size() == 2) {
            ASN1Sequence signed = ASN1Sequence.getInstance(seal.getObjectAt(1));
            return read(
                    content,
                    1,
                    octets(signed.getObjectAt(0)),
                    identifier(signed.getObjectAt(1)),
                    new DERSequence(new ASN1Encodable[] {content, signed.getObjectAt(0), signed.getObjectAt(1)})
                            .getEncoded(),
                    SealSignature.bits(signed.getObjectAt(2)),
                    seal.getEncoded());
        }
        if (seal.size() != 4 && seal.size() != 5) {
            throw new MalformedSealException("a seal of " + seal.size() + " elements");
        }
        ASN1Sequence header = ASN1Sequence.getInstance(content.getObjectAt(0));
        return read(
                content,
                ASN1Integer.getInstance(header.getObjectAt(1)).intValueExact(),
                octets(seal.getObjectAt(1)),
                identifier(seal.getObjectAt(2)),
                content.getEncoded(),
                SealSignature.bits(seal.getObjectAt(3)),
                seal.getEncoded());
    }

    private static ElectronicSeal read(
            ASN1Sequence content,
            int version,
            byte[] maker,
            String algorithm,
            byte[] signedPart,
            byte[] signature,
            byte[] encoded)
            throws MalformedSealException {
        ASN1Sequence header = ASN1Sequence.getInstance(content.getObjectAt(0));
        if (!"ES".equals(text(header.getObjectAt(0)))) {
            throw new MalformedSealException("the seal's header does not begin with ES");
        }
        ASN1Sequence property = ASN1Sequence.getInstance(content.getObjectAt(2));
        boolean digests =
                version > 1 && ASN1Integer.getInstance(property.getObjectAt(2)).intValueExact() == 2;
        int list = version > 1 ? 3 : 2;
        ASN1Sequence picture = ASN1Sequence.getInstance(content.getObjectAt(3));
        return new ElectronicSeal(
                version,
                text(content.getObjectAt(1)),
                text(property.getObjectAt(1)),
                signers(ASN1Sequence.getInstance(property.getObjectAt(list)), digests),
                digests,
                SealTimes.read(property.getObjectAt(list + 1)),
                SealTimes.read(property.getObjectAt(list + 2)),
                SealTimes.read(property.getObjectAt(list + 3)),
                new SealPicture(
                        text(picture.getObjectAt(0)),
                        octets(picture.getObjectAt(1)),
                        ASN1Integer.getInstance(picture.getObjectAt(2)).intValueExact(),
                        ASN1Integer.getInstance(picture.getObjectAt(3)).intValueExact()),
                maker,
                algorithm,
                signedPart,
                signature,
                encoded);
    }

    private static List<byte[]> signers(ASN1Sequence list, boolean digests) {
        List<byte[]> signers = new ArrayList<>();
        for (ASN1Encodable element : list) {
            signers.add(octets(digests ? ASN1Sequence.getInstance(element).getObjectAt(1) : element));
        }
        return signers;
    }

    private static DERSequence content(SealDraft draft) {
        ASN1EncodableVector certificates = new ASN1EncodableVector();
        draft.signers().forEach(signer -> certificates.add(new DEROctetString(signer)));
        SealPicture picture = draft.picture();
        return new DERSequence(new ASN1Encodable[] {
            new DERSequence(new ASN1Encodable[] {
                new DERIA5String("ES"), new ASN1Integer(V4), new DERIA5String(draft.maker(), true)
            }),
            new DERIA5String(draft.number(), true),
            new DERSequence(new ASN1Encodable[] {
                new ASN1Integer(ORGANISATION_SEAL),
                new DERUTF8String(draft.name()),
                new ASN1Integer(1),
                new DERSequence(certificates),
                SealTimes.write(draft.madeAt()),
                SealTimes.write(draft.validFrom()),
                SealTimes.write(draft.validTo())
            }),
            new DERSequence(new ASN1Encodable[] {
                new DERIA5String(picture.type(), true),
                new DEROctetString(picture.data()),
                new ASN1Integer(picture.widthMm()),
                new ASN1Integer(picture.heightMm())
            })
        });
    }

    static String text(ASN1Encodable value) throws MalformedSealException {
        if (value.toASN1Primitive() instanceof ASN1String string) {
            return string.getString();
        }
        throw new MalformedSealException("a text is expected where there is none");
    }

    static String identifier(ASN1Encodable value) {
        return ASN1ObjectIdentifier.getInstance(value).getId();
    }

    static byte[] octets(ASN1Encodable value) {
        return ASN1OctetString.getInstance(value).getOctets();
    }
}
