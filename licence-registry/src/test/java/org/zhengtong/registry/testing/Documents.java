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
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.zhengtong.registry.testing.TestTrust.Certified;
import org.zhengtong.schemas.ofd.SealedOfd;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.seal.ElectronicSeal;
import org.zhengtong.schemas.seal.SealDraft;
import org.zhengtong.schemas.seal.SealPicture;

/** Documents of licences as callers get and send them. */
public final class Documents {

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
        byte[] certificate = CertificateChain.der(signer.pem());
        return SealedOfd.pack(
                files,
                new SealedOfd.Stamp(1, 10, 10, 40, 40),
                new SealedOfd.Signer(seal(signer), certificate, signer.sm2()),
                Instant.now());
    }

    /** A seal somebody made himself. */
    public static ElectronicSeal seal(Certified signer) {
        byte[] certificate = CertificateChain.der(signer.pem());
        Instant now = Instant.now();
        return ElectronicSeal.make(
                new SealDraft(
                        "STRANGER",
                        "seal",
                        "他人印章",
                        List.of(certificate),
                        now,
                        now.minus(Duration.ofHours(1)),
                        now.plus(Duration.ofDays(1)),
                        new SealPicture("png", new byte[1], 40, 40)),
                certificate,
                signer.sm2());
    }
}
