// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.scan;

import org.zhengtong.schemas.proof.Sm3;

/**
 * A scan (扫描件) as it is told of; its bytes are asked for by its digest.
 *
 * @param sm3 digest of its bytes, hexadecimal
 * @param size in bytes
 */
public record Scan(String mediaType, long size, String sm3) {

    static Scan of(ScanKind kind, byte[] content) {
        return new Scan(kind.mediaType(), content.length, Sm3.hex(Sm3.digest(content)));
    }

    /** The name a file of it gets. */
    public String fileName(String identifier) {
        return identifier + "." + mediaType.substring(mediaType.indexOf('/') + 1);
    }
}
