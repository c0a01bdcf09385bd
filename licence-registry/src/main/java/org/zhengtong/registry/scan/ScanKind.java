// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.scan;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.zhengtong.kernel.problem.ProblemException;

/** What a scan may be (扫描件格式), by how its bytes begin: its name does not count. An OFD is a ZIP with {@code OFD.xml} (GB/T 33190). */
enum ScanKind {
    PDF("application/pdf", "255044462d"),
    JPEG("image/jpeg", "ffd8ff"),
    PNG("image/png", "89504e470d0a1a0a"),
    OFD("application/ofd", "504b0304");

    private static final int LONGEST = 8;
    private static final int MOST_PARTS = 2_000;

    private final String mediaType;
    private final String begins;

    ScanKind(String mediaType, String begins) {
        this.mediaType = mediaType;
        this.begins = begins;
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<ScanKind> of(byte[] content) throws IOException {
        String first = HexFormat.of().formatHex(content, 0, Math.min(LONGEST, content.length));
        Optional<ScanKind> kind = Arrays.stream(values())
                .filter(each -> first.startsWith(each.begins))
                .findFirst();
        return kind.isPresent() && kind.get() == OFD && !hasOfd(content) ? Optional.empty() : kind;
    }

    private static boolean hasOfd(byte[] content) throws IOException {
        try {
            return Zip.list(Zip.Bytes.of(content), content.length, MOST_PARTS).stream()
                    .anyMatch(part -> part.name().equals("OFD.xml"));
        } catch (ProblemException noPackage) {
            return false;
        }
    }
}
