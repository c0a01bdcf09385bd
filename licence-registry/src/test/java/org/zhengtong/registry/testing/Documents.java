// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.zhengtong.registry.testing.TestTrust.Certified;
import org.zhengtong.schemas.ofd.SealedOfd;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.seal.ElectronicSeal;
import org.zhengtong.schemas.seal.MalformedSealException;
import org.zhengtong.schemas.seal.SealDraft;
import org.zhengtong.schemas.seal.SealPicture;
import org.zhengtong.schemas.seal.SealSignature;

/** Documents of licences as callers get and send them. */
public final class Documents {

    private static final String SEALING = "Doc_0/Signs/Sign_0/SignedValue.dat";

    private Documents() {}

    public static Response get(String identifier, String mediaType) {
        return given().accept(mediaType)
                .queryParam("purpose", "ADMINISTRATIVE_BASIS")
                .get("/api/v1/licences/" + identifier + "/document");
    }

    /** The sealed OFD of a licence. */
    public static byte[] ofd(String identifier) {
        return get(identifier, "application/ofd")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    public static Response verify(byte[] file) {
        return verify("application/ofd", file);
    }

    public static Response verify(String mediaType, byte[] file) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(mediaType, io.restassured.http.ContentType.BINARY)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(mediaType)
                .body(file)
                .post("/api/v1/verifications/file");
    }

    /** The files of a package, to be changed. */
    public static Map<String, byte[]> unpack(byte[] ofd) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(ofd))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return files;
    }

    public static byte[] pack(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    /** Sealed by somebody with a seal he made himself. */
    public static byte[] sealedBy(Certified signer, Map<String, byte[]> files) {
        return sealedBy(signer, files, Instant.now()).pack();
    }

    /** The same at some other time, not yet packed. */
    public static SealedOfd sealedBy(Certified signer, Map<String, byte[]> files, Instant at) {
        return SealedOfd.seal(
                files,
                new SealedOfd.Stamp(1, 10, 10, 40, 40),
                new SealedOfd.Signer(seal(signer, at), CertificateChain.der(signer.pem()), signer.sm2()),
                at);
    }

    /** A seal somebody made himself. */
    public static ElectronicSeal seal(Certified signer) {
        return seal(signer, Instant.now());
    }

    private static ElectronicSeal seal(Certified signer, Instant madeAt) {
        byte[] certificate = CertificateChain.der(signer.pem());
        return ElectronicSeal.make(
                new SealDraft(
                        "STRANGER",
                        "seal",
                        "他人印章",
                        List.of(certificate),
                        madeAt,
                        madeAt.minus(Duration.ofHours(1)),
                        madeAt.plus(Duration.ofDays(3)),
                        new SealPicture("png", new byte[1], 40, 40)),
                certificate,
                signer.sm2());
    }

    /** The files without their seal. */
    public static Map<String, byte[]> unsealed(byte[] ofd) {
        Map<String, byte[]> files = unpack(ofd);
        files.keySet().removeIf(name -> name.startsWith("Doc_0/Signs/"));
        return files;
    }

    /** The sealing of a sealed OFD, as it lies in the file. */
    public static SealSignature sealing(byte[] ofd) {
        try {
            return SealSignature.read(Objects.requireNonNull(unpack(ofd).get(SEALING)));
        } catch (MalformedSealException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    /** The same OFD with something as its seal's time stamp. */
    public static byte[] stamped(byte[] ofd, byte[] token) {
        Map<String, byte[]> files = unpack(ofd);
        files.compute(SEALING, (name, sealing) -> SealSignature.stamped(Objects.requireNonNull(sealing), token));
        return pack(files);
    }

    /** The same OFD, sealed by version 1, with that as the time of the sealing. */
    public static byte[] told(byte[] ofd, Certified signer, String time) {
        Map<String, byte[]> files = unpack(ofd);
        files.compute(SEALING, (name, sealing) -> {
            ASN1Encodable[] told = ASN1Sequence.getInstance(
                            ASN1Sequence.getInstance(sealing).getObjectAt(0))
                    .toArray();
            told[2] = new DERBitString(time.getBytes(StandardCharsets.UTF_8));
            DERSequence toSign = new DERSequence(told);
            try {
                return new DERSequence(new ASN1Encodable[] {
                            toSign, new DERBitString(signer.sm2().sign(toSign.getEncoded()))
                        })
                        .getEncoded();
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        return pack(files);
    }
}
