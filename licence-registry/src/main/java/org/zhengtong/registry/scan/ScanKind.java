// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.scan;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.zhengtong.schemas.ofd.OfdException;
import org.zhengtong.schemas.ofd.OfdPackage;

/** What a scan may be (扫描件格式), by how its bytes begin: its name does not count. An OFD is a whole package with {@code OFD.xml} (GB/T 33190). */
enum ScanKind {
    PDF("application/pdf", "255044462d"),
    JPEG("image/jpeg", "ffd8ff"),
    PNG("image/png", "89504e470d0a1a0a"),
    OFD("application/ofd", "504b0304");

    private static final int LONGEST = 8;

    private final String mediaType;
    private final String begins;

    ScanKind(String mediaType, String begins) {
        this.mediaType = mediaType;
        this.begins = begins;
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<ScanKind> of(byte[] content) {
        String first = HexFormat.of().formatHex(content, 0, Math.min(LONGEST, content.length));
        Optional<ScanKind> kind = Arrays.stream(values())
                .filter(each -> first.startsWith(each.begins))
                .findFirst();
        return kind.isPresent() && kind.get() == OFD && !isOfd(content) ? Optional.empty() : kind;
    }

    private static boolean isOfd(byte[] content) {
        try {
            OfdPackage.read(content);
            return true;
        } catch (OfdException another) {
            return false;
        }
    }
}
