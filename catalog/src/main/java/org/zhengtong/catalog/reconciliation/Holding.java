// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reconciliation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.zhengtong.schemas.message.SummaryLine;

/** A published entry as a node holds it: code and revision, which say everything, as a revision never changes. */
record Holding(String origin, String resource, int revision) {

    private static final int HASH = 32;

    /** The bucket the resource falls into, 00 to ff. */
    String bucket() {
        return HexFormat.of().formatHex(sha256(resource), 0, 1);
    }

    private byte[] hash() {
        return sha256(resource + ' ' + revision);
    }

    /** The holding itself as a line. */
    SummaryLine line() {
        return new SummaryLine(resource, (long) revision, ByteBuffer.wrap(hash()));
    }

    /** Counts and hashes by a key. The order of the holdings plays no part. */
    static List<SummaryLine> summary(Collection<Holding> holdings, Function<Holding, String> key) {
        Map<String, byte[]> hashes = new TreeMap<>();
        Map<String, Long> counts = new TreeMap<>();
        for (Holding holding : holdings) {
            byte[] sum = hashes.computeIfAbsent(key.apply(holding), k -> new byte[HASH]);
            byte[] hash = holding.hash();
            for (int i = 0; i < HASH; i++) {
                sum[i] ^= hash[i];
            }
            counts.merge(key.apply(holding), 1L, Long::sum);
        }
        List<SummaryLine> lines = new ArrayList<>();
        hashes.forEach((k, hash) -> lines.add(new SummaryLine(k, counts.getOrDefault(k, 0L), ByteBuffer.wrap(hash))));
        return lines;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
