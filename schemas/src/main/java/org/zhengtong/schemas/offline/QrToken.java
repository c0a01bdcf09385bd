// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.jose.JoseKey;
import org.zhengtong.schemas.jose.JosePublicKey;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.proof.Sm3;
import org.zhengtong.schemas.statuslist.StatusReference;

/**
 * What the QR code of a licence says (证照二维码): enough to judge it offline. Its text is {@code ZT1:} and the base45 of a COSE_Sign1
 * under the issuing authority's SM2 key, at most 510 characters; a long name or number is cut, with {@code …} at its end.
 *
 * @param holder the holder as anybody may read it: persons masked
 * @param digest SM3 of the licence document's signed bytes
 */
public record QrToken(
        LicenceIdentifier identifier,
        String number,
        String holder,
        LocalDate validFrom,
        LocalDate validTo,
        Instant issuedAt,
        StatusReference status,
        byte[] digest) {

    public static final String PREFIX = "ZT1:";
    public static final int LONGEST = 510;

    /** SM2 with SM3 in COSE, from the private range, as no number is registered. */
    private static final int ALGORITHM = -65701;

    private static final int COSE_SIGN1 = 18;
    private static final int KEY_ID_LENGTH = 8;
    private static final String CUT = "…";

    /** A token as it was read, with what its signature covers. */
    public record Signed(QrToken token, byte[] keyId, byte[] covered, byte[] signature) {

        /** Whether the certificate is the one named by the token. */
        public boolean names(String certificatePem) {
            return Arrays.equals(keyId, QrToken.keyId(certificatePem));
        }

        public boolean verify(String certificatePem) {
            return JosePublicKey.ofCertificate(certificatePem).verify(covered, signature);
        }
    }

    /** Signs the token with the key of the certificate. */
    public String sign(Sm2Key key, String certificatePem) {
        byte[] header = new CborWriter()
                .map(2)
                .number(1)
                .number(ALGORITHM)
                .number(4)
                .bytes(keyId(certificatePem))
                .bytes();
        byte[] payload = fitting(LONGEST - PREFIX.length(), header);
        byte[] signature = JoseKey.sm2("", key).sign(covered(header, payload));
        return PREFIX + Base45.encode(assembled(header, payload, signature));
    }

    /**
     * Reads a token's text; the signature is not judged yet.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static Signed read(String text) {
        if (!text.startsWith(PREFIX) || text.length() > LONGEST) {
            throw new IllegalArgumentException("the text is not a licence token");
        }
        CborReader cose = new CborReader(Base45.decode(text.substring(PREFIX.length())))
                .tag(COSE_SIGN1)
                .array(4);
        byte[] header = cose.bytes();
        boolean bare = cose.map().isEmpty();
        byte[] payload = cose.bytes();
        byte[] signature = cose.bytes();
        cose.end();
        Map<Long, Object> protectedHeader = new CborReader(header).map();
        if (!bare
                || !Long.valueOf(ALGORITHM).equals(protectedHeader.get(1L))
                || !(protectedHeader.get(4L) instanceof byte[] keyId)) {
            throw new IllegalArgumentException("the token's header is not ours");
        }
        return new Signed(of(new CborReader(payload).map()), keyId, covered(header, payload), signature);
    }

    private static QrToken of(Map<Long, Object> claims) {
        try {
            return new QrToken(
                    new LicenceIdentifier(LicenceIdentifier.ROOT + "." + claims.get(1L)),
                    (String) required(claims, 2),
                    (String) required(claims, 3),
                    LocalDate.ofEpochDay((Long) required(claims, 4)),
                    LocalDate.ofEpochDay((Long) required(claims, 5)),
                    Instant.ofEpochSecond((Long) required(claims, 6)),
                    new StatusReference(
                            Math.toIntExact((Long) required(claims, 7)), Math.toIntExact((Long) required(claims, 8))),
                    (byte[]) required(claims, 9));
        } catch (ClassCastException | ArithmeticException | java.time.DateTimeException malformed) {
            throw new IllegalArgumentException("a claim of the token is malformed", malformed);
        }
    }

    private static Object required(Map<Long, Object> claims, long key) {
        return Optional.ofNullable(claims.get(key))
                .orElseThrow(() -> new IllegalArgumentException("the token lacks claim " + key));
    }

    private byte[] payload() {
        return new CborWriter()
                .map(9)
                .number(1)
                .text(identifier.value().substring(LicenceIdentifier.ROOT.length() + 1))
                .number(2)
                .text(number)
                .number(3)
                .text(holder)
                .number(4)
                .number(validFrom.toEpochDay())
                .number(5)
                .number(validTo.toEpochDay())
                .number(6)
                .number(issuedAt.getEpochSecond())
                .number(7)
                .number(status.list())
                .number(8)
                .number(status.index())
                .number(9)
                .bytes(digest)
                .bytes();
    }

    /** The payload, with holder and number cut until the whole fits. */
    private byte[] fitting(int characters, byte[] header) {
        QrToken token = this;
        byte[] payload = token.payload();
        while (Base45.length(assembled(header, payload, new byte[64]).length) > characters) {
            token = token.shorter();
            payload = token.payload();
        }
        return payload;
    }

    private QrToken shorter() {
        boolean name = holder.getBytes(StandardCharsets.UTF_8).length >= number.length();
        return new QrToken(
                identifier,
                name ? number : shorter(number),
                name ? shorter(holder) : holder,
                validFrom,
                validTo,
                issuedAt,
                status,
                digest);
    }

    private static String shorter(String text) {
        String kept = text.endsWith(CUT) ? text.substring(0, text.length() - 1) : text;
        return kept.substring(0, kept.offsetByCodePoints(kept.length(), -1)) + CUT;
    }

    private static byte[] covered(byte[] header, byte[] payload) {
        return new CborWriter()
                .array(4)
                .text("Signature1")
                .bytes(header)
                .bytes(new byte[0])
                .bytes(payload)
                .bytes();
    }

    private static byte[] assembled(byte[] header, byte[] payload, byte[] signature) {
        return new CborWriter()
                .tag(COSE_SIGN1)
                .array(4)
                .bytes(header)
                .map(0)
                .bytes(payload)
                .bytes(signature)
                .bytes();
    }

    private static byte[] keyId(String certificatePem) {
        return Arrays.copyOf(Sm3.digest(CertificateChain.der(certificatePem)), KEY_ID_LENGTH);
    }
}
