// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The bytes a group signature covers: {@code zhengtong-group-v1}, node, key id, signing time in epoch milliseconds, size and root in
 * lower-case hex, each ended by a line feed, in UTF-8.
 */
public final class GroupStatement {

    private GroupStatement() {}

    public static byte[] of(String node, String keyId, Instant signedAt, int size, byte[] root) {
        if (node.indexOf('\n') >= 0 || keyId.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("node and key id are single lines");
        }
        String text = "zhengtong-group-v1\n" + node + "\n" + keyId + "\n" + signedAt.toEpochMilli() + "\n" + size + "\n"
                + Sm3.hex(root) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
