// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.schemas.offline.OfflineReason;
import org.zhengtong.schemas.offline.OfflineVerification;

class LicencePaperTest {

    @TempDir
    private Path folder;

    @Test
    void aFileInWhichNothingIsReadIsUnreadableAndNoFailure() throws IOException {
        byte[] random = new byte[500];
        new Random(20261123).nextBytes(random);
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB), "png", picture);
        byte[] blank = picture.toByteArray();

        for (byte[] content : List.of(
                new byte[0],
                random,
                ascii("{}"),
                ascii("[]"),
                ascii("{\"content\":"),
                blank,
                Arrays.copyOf(blank, blank.length / 2),
                Arrays.copyOf(blank, 20))) {
            assertThat(judged(content)).as(Arrays.toString(content)).isEqualTo(OfflineReason.UNREADABLE);
        }
    }

    private OfflineReason judged(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("licence"), content);
        return LicencePaper.of(file.toString())
                .judge(new OfflineVerification("", List.of(), List.of()), "", Instant.now())
                .reason();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
