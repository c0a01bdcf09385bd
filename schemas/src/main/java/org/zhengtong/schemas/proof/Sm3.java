// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** SM3 digests (GB/T 32905) and the two tree hashes of RFC 6962 made with it. */
public final class Sm3 {

    public static final int LENGTH = 32;

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private Sm3() {}

    /** Digest of the parts one after another. */
    public static byte[] digest(byte[]... parts) {
        SM3Digest digest = new SM3Digest();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] out = new byte[LENGTH];
        digest.doFinal(out, 0);
        return out;
    }

    /** Hash of a leaf: SM3(0x00 || message). */
    public static byte[] leaf(byte[] message) {
        return digest(LEAF, message);
    }

    /** Hash of an inner node: SM3(0x01 || left || right). */
    public static byte[] node(byte[] left, byte[] right) {
        return digest(NODE, left, right);
    }

    /** Lower-case hexadecimal. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
