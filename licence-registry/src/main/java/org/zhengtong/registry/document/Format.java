// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import java.util.Locale;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** The formats of a licence's document (文件格式); OFD is the legal one, the others show it. */
public enum Format {
    OFD("application/ofd"),
    PDF("application/pdf"),
    PNG("image/png");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Its media type. */
    public String mediaType() {
        return mediaType;
    }

    /** The name a document of the licence gets. */
    public String fileName(LicenceIdentifier licence) {
        return licence.value() + "." + name().toLowerCase(Locale.ROOT);
    }
}
