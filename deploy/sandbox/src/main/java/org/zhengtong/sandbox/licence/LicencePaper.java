// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.licence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.schemas.licence.LicenceDocument;
import org.zhengtong.schemas.offline.OfflineFile;
import org.zhengtong.schemas.offline.OfflineFile.Kind;
import org.zhengtong.schemas.offline.OfflineReason;
import org.zhengtong.schemas.offline.OfflineVerification;
import org.zhengtong.schemas.offline.OfflineVerification.Answer;
import org.zhengtong.schemas.offline.QrToken;

/**
 * What somebody shows as a licence (出示的证照): its identifier, the text of its QR code, or a file with either a signed document, that
 * text or a picture of the code, a sealed OFD, a PDF, or a credential (SD-JWT). One of document, text and file is given.
 *
 * @param unreadable instead of these: why nothing in the file could be read
 */
record LicencePaper(
        @Nullable JsonNode document,
        @Nullable String text,
        @Nullable Path file,
        @Nullable SandboxException unreadable) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Answer UNREADABLE = new Answer(OfflineReason.UNREADABLE, null, null);

    static LicencePaper of(String shown) {
        if (shown.startsWith(QrToken.PREFIX) || !Files.exists(Path.of(shown))) {
            return text(shown);
        }
        Path file = Path.of(shown);
        byte[] content = read(file);
        if (Kind.of(content).isPresent()) {
            return new LicencePaper(null, null, file, null);
        }
        try {
            return of(content, file);
        } catch (SandboxException noCode) {
            return new LicencePaper(null, null, null, noCode);
        } catch (IOException | RuntimeException damaged) {
            return new LicencePaper(null, null, null, new SandboxException(damaged, "file.unreadable", file));
        }
    }

    private static LicencePaper of(byte[] content, Path file) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(content));
        if (picture != null) {
            return text(decoded(picture, file));
        }
        String written = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
        return written.startsWith(QrToken.PREFIX)
                ? text(written.strip())
                : new LicencePaper(JSON.readTree(written), null, null, null);
    }

    private static LicencePaper text(String text) {
        return new LicencePaper(null, text, null, null);
    }

    /** A registry's answer. */
    JsonNode ask(Api registry) {
        if (unreadable != null) {
            throw unreadable;
        }
        return file == null
                ? registry.post("/api/v1/verifications", question())
                : registry.upload("/api/v1/verifications/file", file, kind(file).mediaType());
    }

    private Map<String, Object> question() {
        if (document != null) {
            return Map.of("document", document);
        }
        String shown = String.valueOf(text);
        return Map.of(shown.startsWith(QrToken.PREFIX) ? "qr" : "identifier", shown);
    }

    /** Judges it without a registry; a bare identifier proves nothing. */
    Answer judge(OfflineVerification verification, String rootPem, Instant now) {
        if (unreadable != null) {
            return UNREADABLE;
        }
        if (file != null) {
            return new OfflineFile(verification, rootPem).verify(kind(file), read(file), now);
        }
        return document == null
                ? verification.verifyToken(String.valueOf(text), now)
                : judge(document, verification, now);
    }

    private static Answer judge(JsonNode document, OfflineVerification verification, Instant now) {
        try {
            return verification.verifyDocument(LicenceDocument.fromJson(document.toString()), now);
        } catch (IllegalArgumentException noLicence) {
            return UNREADABLE;
        }
    }

    private static Kind kind(Path file) {
        return Kind.of(read(file)).orElseThrow(() -> new SandboxException("file.unreadable", file));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new SandboxException(e, "file.unreadable", file);
        }
    }

    private static String decoded(BufferedImage picture, Path file) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            return new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (ReaderException noCode) {
            throw new SandboxException(noCode, "licence.no-code", file);
        }
    }
}
