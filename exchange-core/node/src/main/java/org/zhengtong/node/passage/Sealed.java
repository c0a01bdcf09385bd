// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.passage;

import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;
import org.zhengtong.schemas.message.Envelope;
import org.zhengtong.schemas.message.MalformedMessageException;
import org.zhengtong.schemas.message.MessageKind;
import org.zhengtong.schemas.message.Proof;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.Sm3;

/**
 * A message with its proof of origin: what it says, the exact bytes that are hashed, their SM3 digest and the proof.
 *
 * @param <T> kind of message
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Sealed<T extends SpecificRecord>(T message, byte[] bytes, byte[] digest, Proof proof) {

    /** Joins a message and its proof. */
    public static <T extends SpecificRecord> Sealed<T> of(T message, byte[] bytes, Proof proof) {
        return new Sealed<>(message, bytes, Sm3.digest(bytes), proof);
    }

    /**
     * Opens an envelope as received; the proof is not verified yet.
     *
     * @throws MalformedMessageException when it is no such envelope
     */
    public static <T extends SpecificRecord> Sealed<T> open(byte[] envelope, MessageKind kind, Class<T> type) {
        Envelope outer = Wire.decode(envelope, Envelope.class);
        if (outer.getKind() != kind) {
            throw new MalformedMessageException("an envelope of " + outer.getKind() + ", not of " + kind);
        }
        byte[] bytes = Wire.bytes(outer.getMessage());
        return of(Wire.decode(bytes, type), bytes, outer.getProof());
    }

    /** The envelope that goes to the next node. */
    public byte[] envelope(MessageKind kind) {
        return Wire.encode(new Envelope(kind, ByteBuffer.wrap(bytes), proof));
    }
}
