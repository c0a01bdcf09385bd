// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A two-dimensional code (二维码, GB/T 18284) that a reader has read. Of thirty codes as dense as a licence's there is one in which zxing's
 * reader does not find its way, though it is drawn by the rules; under another of the eight masks it does.
 *
 * @param modules dark ones are 1
 * @param scale pixels of a module in its picture
 */
public record QrCode(ByteMatrix modules, int scale) {

    /** Modules that stay white around it, by the standard. */
    private static final int QUIET_ZONE = 4;

    private static final int BLACK = 0xff000000;
    private static final int WHITE = 0xffffffff;

    /** The code of a text: under the mask the standard's rule prefers, or the first under which its picture is read. */
    public static QrCode of(String text, int scale) {
        QrCode preferred = new QrCode(encoded(text, Map.of()), scale);
        return preferred.reads(text)
                ? preferred
                : IntStream.range(0, QRCode.NUM_MASK_PATTERNS)
                        .mapToObj(
                                mask -> new QrCode(encoded(text, Map.of(EncodeHintType.QR_MASK_PATTERN, mask)), scale))
                        .filter(code -> code.reads(text))
                        .findFirst()
                        .orElse(preferred);
    }

    private static ByteMatrix encoded(String text, Map<EncodeHintType, ?> hints) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("the text does not fit into a QR code", tooLong);
        }
    }

    /** Pixels of a side of its picture, the white around it included. */
    public int side() {
        return (modules.getWidth() + 2 * QUIET_ZONE) * scale;
    }

    /** Its picture row by row, black on white. */
    public int[] pixels() {
        int side = side();
        int[] pixels = new int[side * side];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = dark(at % side / scale - QUIET_ZONE, at / side / scale - QUIET_ZONE) ? BLACK : WHITE;
        }
        return pixels;
    }

    private boolean dark(int column, int row) {
        int width = modules.getWidth();
        return column >= 0 && row >= 0 && column < width && row < width && modules.get(column, row) == 1;
    }

    private boolean reads(String text) {
        return text.equals(read(new RGBLuminanceSource(side(), side(), pixels())));
    }

    /** Whether a reader reads a code in this picture. */
    static boolean readableIn(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        return read(new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width))) != null;
    }

    private static @Nullable String read(RGBLuminanceSource picture) {
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(picture)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (ReaderException notRead) {
            return null;
        }
    }
}
