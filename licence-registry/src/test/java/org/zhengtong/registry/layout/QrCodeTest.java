// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes as dense as a licence's: every one is read, also those which the preferred mask makes unreadable. */
class QrCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final int LENGTH = 420;

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void aReaderReadsEveryCode(int scale) throws Exception {
        Random random = new Random(7);
        List<String> texts = IntStream.range(0, 200)
                .mapToObj(number -> random.ints(LENGTH, 0, ALPHABET.length())
                        .mapToObj(at -> String.valueOf(ALPHABET.charAt(at)))
                        .collect(Collectors.joining()))
                .toList();
        int unreadable = 0;
        for (String text : texts) {
            QrCode preferred = new QrCode(
                    Encoder.encode(text, ErrorCorrectionLevel.M, Map.of()).getMatrix(), scale);
            unreadable += text.equals(read(preferred)) ? 0 : 1;
            assertThat(read(QrCode.of(text, scale))).isEqualTo(text);
        }

        assertThat(unreadable).as("codes that only another mask makes readable").isPositive();
    }

    private static String read(QrCode code) {
        try {
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(
                                    new RGBLuminanceSource(code.side(), code.side(), code.pixels()))),
                            Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (ReaderException notRead) {
            return "";
        }
    }
}
