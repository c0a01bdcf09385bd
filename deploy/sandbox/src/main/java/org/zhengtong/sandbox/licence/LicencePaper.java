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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.schemas.licence.LicenceDocument;
import org.zhengtong.schemas.offline.OfflineVerification;
import org.zhengtong.schemas.offline.OfflineVerification.Answer;
import org.zhengtong.schemas.offline.QrToken;

/**
 * What somebody shows as a licence (出示的证照): its identifier, the text of its QR code, or a file with either a signed document, that
 * text or a picture of the code. One of document and text is given.
 */
record LicencePaper(@Nullable JsonNode document, @Nullable String text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static LicencePaper of(String shown) {
        if (shown.startsWith(QrToken.PREFIX) || !Files.exists(Path.of(shown))) {
            return new LicencePaper(null, shown);
        }
        Path file = Path.of(shown);
        try {
            BufferedImage picture = ImageIO.read(file.toFile());
            if (picture != null) {
                return new LicencePaper(null, decoded(picture, file));
            }
            String content = Files.readString(file, StandardCharsets.UTF_8);
            return content.startsWith(QrToken.PREFIX)
                    ? new LicencePaper(null, content.strip())
                    : new LicencePaper(JSON.readTree(content), null);
        } catch (IOException e) {
            throw new SandboxException(e, "file.unreadable", file);
        }
    }

    /** The question to a registry. */
    Map<String, Object> question() {
        if (document != null) {
            return Map.of("document", document);
        }
        String shown = String.valueOf(text);
        return Map.of(shown.startsWith(QrToken.PREFIX) ? "qr" : "identifier", shown);
    }

    /** Judges it without a registry; a bare identifier proves nothing. */
    Answer judge(OfflineVerification verification, Instant now) {
        return document == null
                ? verification.verifyToken(String.valueOf(text), now)
                : verification.verifyDocument(LicenceDocument.fromJson(document.toString()), now);
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
