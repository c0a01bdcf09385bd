// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

/** The formats of a licence's document (文件格式); OFD is the legal one, the others show it. */
public enum Format {
    OFD("application/ofd"),
    PDF("application/pdf"),
    PNG("image/png");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }
}
