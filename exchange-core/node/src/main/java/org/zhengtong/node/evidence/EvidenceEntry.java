// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.message.Position;
import org.zhengtong.schemas.message.Proof;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.Sm3;

/**
 * What an exchange leaves to the evidence log (存证): all of the record but what the log itself decides — the node, the
 * sequence and the time of recording.
 *
 * @param position this node's part in the exchange
 * @param outcome the exchange's outcome, or the problem code of its refusal
 * @param request the request message with its proof; null when refused before a request was formed
 * @param answer the answer message with its proof; null when there was none
 * @param receivedAt when the request reached this node
 */
public record EvidenceEntry(
        Position position,
        String exchangeId,
        String outcome,
        Asked asked,
        @Nullable Attested request,
        @Nullable Attested answer,
        Instant receivedAt) {

    private static final int LONGEST = 256;
    private static final int REPLACEMENT = 0xFFFD;

    public EvidenceEntry {
        exchangeId = bounded(exchangeId);
        outcome = bounded(outcome);
    }

    /**
     * Who asked for what, and on which ground; identifiers not known at the time of a refusal are empty.
     *
     * @param operator account of the officer behind the application system
     * @param caseNumber 办件编号
     */
    public record Asked(
            String consumerOrganisation,
            String applicationSystem,
            @Nullable String operator,
            String resource,
            @Nullable String grantId,
            @Nullable String purpose,
            @Nullable String caseNumber) {

        /** Callers' texts are bounded and freed of what a database cannot hold: no entry may spoil its group. */
        public Asked {
            consumerOrganisation = bounded(consumerOrganisation);
            applicationSystem = bounded(applicationSystem);
            operator = operator == null ? null : bounded(operator);
            resource = bounded(resource);
            purpose = purpose == null ? null : bounded(purpose);
            caseNumber = caseNumber == null ? null : bounded(caseNumber);
        }
    }

    /**
     * A message this node sent or received, by digest; the message itself is not kept.
     *
     * @param digest SM3 of the message
     * @param proof Avro binary of its proof of origin; null when it carried none
     */
    @SuppressWarnings("ArrayRecordComponent") // written once into the record, never compared
    public record Attested(byte[] digest, byte @Nullable [] proof) {

        /** A message with the proof it left or came with. */
        public static Attested of(byte[] message, Proof proof) {
            return new Attested(Sm3.digest(message), Wire.encode(proof));
        }
    }

    private static String bounded(String text) {
        boolean plain = text.length() <= LONGEST
                && text.chars().noneMatch(unit -> Character.isISOControl(unit) || Character.isSurrogate((char) unit));
        return plain
                ? text
                : text.codePoints()
                        .limit(LONGEST)
                        .map(point -> Character.isISOControl(point) || loneSurrogate(point) ? REPLACEMENT : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean loneSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
