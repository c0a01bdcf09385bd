// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.offline;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.zhengtong.registry.layout.QrCode;

/** Draws a QR code (GB/T 18284) as a PNG, black on white, eight pixels a module. */
public final class QrImage {

    private static final int SCALE = 8;

    private QrImage() {}

    /** The code of a text. */
    public static byte[] png(String text) {
        QrCode code = QrCode.of(text, SCALE);
        int side = code.side();
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        image.setRGB(0, 0, side, side, code.pixels(), 0, side);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
