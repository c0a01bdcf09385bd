// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.util.ArrayList;
import java.util.List;
import org.zhengtong.registry.layout.Layout.Box;

/** Draws a two-dimensional code (二维码) as boxes. */
final class QrModules {

    /** Pixels of a module in the picture in which it is read first: a quarter of the work of eight, and as sure. */
    private static final int READ_AT = 4;

    private QrModules() {}

    /** Dark modules of each row joined to strips. */
    static List<Box> of(String text, Box place) {
        ByteMatrix modules = QrCode.of(text, READ_AT).modules();
        double step = place.width() / modules.getWidth();
        List<Box> strips = new ArrayList<>();
        for (int row = 0; row < modules.getHeight(); row++) {
            int column = 0;
            while (column < modules.getWidth()) {
                int start = column;
                while (column < modules.getWidth() && modules.get(column, row) == 1) {
                    column++;
                }
                if (column > start) {
                    strips.add(
                            new Box(place.x() + start * step, place.y() + row * step, (column - start) * step, step));
                }
                column++;
            }
        }
        return strips;
    }
}
