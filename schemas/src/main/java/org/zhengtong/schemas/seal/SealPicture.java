// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.seal;

/**
 * The picture of a seal (印章图像, GB/T 38540-2020 §6.2.4).
 *
 * @param type format, e.g. {@code png} or {@code ofd}
 * @param data the picture's file
 * @param widthMm width on the page in millimetres
 * @param heightMm height on the page in millimetres
 */
public record SealPicture(String type, byte[] data, int widthMm, int heightMm) {

    public SealPicture {
        data = data.clone();
    }

    @Override
    public byte[] data() {
        return data.clone();
    }
}
