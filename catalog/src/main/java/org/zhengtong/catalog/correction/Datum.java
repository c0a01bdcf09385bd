// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.correction;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.zhengtong.schemas.proof.Sm3;

/**
 * A datum that is doubted (疑义数据). Key and claimed value are for the provider's officer alone; of the value seen only mask and digest
 * are kept.
 *
 * @param exchangeId the exchange it came by
 * @param receivedAt when
 * @param recordKey what finds the record at the provider, such as an identity number
 * @param item key of the information item
 * @param salt hexadecimal; the digests are SM3 of salt and text
 * @param seenMask the value received, masked
 * @param claimed the value that is said to be right
 */
public record Datum(
        String exchangeId,
        Instant receivedAt,
        String recordKey,
        String item,
        String salt,
        String recordKeyDigest,
        String seenMask,
        String seenDigest,
        String claimed) {

    static Datum of(
            String exchangeId,
            Instant receivedAt,
            String recordKey,
            String item,
            byte[] salt,
            String seen,
            String claimed) {
        return new Datum(
                exchangeId,
                receivedAt,
                recordKey,
                item,
                HexFormat.of().formatHex(salt),
                digest(salt, recordKey),
                mask(seen),
                digest(salt, seen),
                claimed);
    }

    private static String digest(byte[] salt, String text) {
        return Sm3.hex(Sm3.digest(salt, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The first sixth, at least one character, and the last sixth; stars between. */
    static String mask(String text) {
        int[] points = text.codePoints().toArray();
        int kept = points.length / 6;
        int head = points.length > 1 ? Math.max(1, kept) : 0;
        return new String(points, 0, head)
                + "*".repeat(points.length - head - kept)
                + new String(points, points.length - kept, kept);
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "Datum of exchange " + exchangeId + ", item " + item;
    }
}
