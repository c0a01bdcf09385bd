// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.zhengtong.schemas.evidence.EvidenceException.Reason;
import org.zhengtong.schemas.message.Countersignature;
import org.zhengtong.schemas.message.LogHead;
import org.zhengtong.schemas.message.MalformedMessageException;
import org.zhengtong.schemas.message.SignedLogHead;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.KeyLookup;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.proof.Sm2PublicKey;
import org.zhengtong.schemas.proof.Sm3;

/**
 * Signed heads of an evidence log (日志头): signing, countersigning by a witness, verifying. Each group of records gets a head; the
 * group's root, hashed as a leaf ({@link #leafOfGroup}), is one leaf of the log's tree, and the head names the one before it.
 */
public final class SignedHeads {

    private static final byte[] WITNESS = "zhengtong-witness-v1\n".getBytes(StandardCharsets.US_ASCII);

    private SignedHeads() {}

    /** Leaf hash of a group in the log's tree; append it to the log's frontier. */
    public static byte[] leafOfGroup(byte[] groupRoot) {
        return Sm3.leaf(groupRoot);
    }

    /** What the next head names as {@code previous}: SM3 of the head's Avro binary. */
    public static byte[] digest(LogHead head) {
        return Sm3.digest(Wire.encode(head));
    }

    /** The {@code previous} of a log's first head. */
    public static byte[] noPrevious() {
        return new byte[Sm3.LENGTH];
    }

    public static SignedLogHead sign(LogHead head, String keyId, Sm2Key key) {
        byte[] bytes = Wire.encode(head);
        return new SignedLogHead(ByteBuffer.wrap(bytes), keyId, ByteBuffer.wrap(key.sign(bytes)), List.of());
    }

    /** A neighbour's signature saying that it saw this head. */
    public static Countersignature countersign(
            SignedLogHead head, String witness, String keyId, Sm2Key key, Instant now) {
        Instant moment = now.truncatedTo(ChronoUnit.MILLIS);
        byte[] signature = key.sign(witnessed(Wire.bytes(head.getHead()), moment));
        return new Countersignature(witness, keyId, moment, ByteBuffer.wrap(signature));
    }

    /**
     * The head, once its node's signature and every countersignature hold.
     *
     * @throws EvidenceException saying which does not
     */
    public static LogHead verify(SignedLogHead signed, KeyLookup keys) {
        byte[] bytes = Wire.bytes(signed.getHead());
        LogHead head;
        try {
            head = Wire.decode(bytes, LogHead.class);
        } catch (MalformedMessageException malformed) {
            throw new EvidenceException(Reason.MALFORMED, malformed.getMessage());
        }
        require(
                key(keys, head.getNode(), signed.getKeyId(), head.getSignedAt()),
                bytes,
                signed.getSignature(),
                Reason.BAD_HEAD_SIGNATURE,
                head.getNode());
        for (Countersignature witness : signed.getWitnesses()) {
            require(
                    key(keys, witness.getNode(), witness.getKeyId(), witness.getSignedAt()),
                    witnessed(bytes, witness.getSignedAt()),
                    witness.getSignature(),
                    Reason.BAD_WITNESS,
                    witness.getNode());
        }
        return head;
    }

    private static Sm2PublicKey key(KeyLookup keys, String node, String keyId, Instant at) {
        return keys.key(node, keyId, at)
                .orElseThrow(() -> new EvidenceException(
                        Reason.UNKNOWN_KEY, "no key " + keyId + " of node " + node + " counted at " + at));
    }

    private static void require(Sm2PublicKey key, byte[] message, ByteBuffer signature, Reason otherwise, String node) {
        key.reason(message, Wire.bytes(signature)).ifPresent(fault -> {
            throw new EvidenceException(otherwise, "node " + node + ": " + fault);
        });
    }

    private static byte[] witnessed(byte[] head, Instant signedAt) {
        byte[] time = Long.toString(signedAt.toEpochMilli()).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(WITNESS.length + head.length + time.length)
                .put(WITNESS)
                .put(head)
                .put(time)
                .array();
    }
}
