// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.evidence.EvidenceException.Reason;
import org.zhengtong.schemas.evidence.ReceiptVerifier.Verified;
import org.zhengtong.schemas.message.Countersignature;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.Receipt;
import org.zhengtong.schemas.message.SignedLogHead;
import org.zhengtong.schemas.message.Wire;

class ReceiptVerifierTest {

    private final EvidenceFixtures log = EvidenceFixtures.log(1, 5, 3, 8);
    private final ReceiptVerifier verifier = new ReceiptVerifier(log.keys());

    @Test
    void everyReceiptOfTheLogHolds() {
        for (int i = 0; i < log.receipts.size(); i++) {
            Verified verified = verifier.verify(Wire.encode(log.receipts.get(i)));

            assertThat(verified.record()).isEqualTo(EvidenceFixtures.record(i));
            assertThat(verified.head().getNode()).isEqualTo("511900");
            assertThat(verified.witnesses()).isEmpty();
        }
    }

    @Test
    void alteredRecordIsRefused() {
        EvidenceRecord altered = EvidenceFixtures.record(3);
        altered.setOutcome("REFUSED");

        assertThat(refusal(3, r -> r.setRecord(ByteBuffer.wrap(Wire.encode(altered)))))
                .isEqualTo(Reason.BAD_LOG_PATH);
        assertThat(refusal(3, r -> r.setRecord(log.receipts.get(4).getRecord())))
                .isEqualTo(Reason.BAD_LOG_PATH);
        assertThat(refusal(3, r -> r.setRecord(ByteBuffer.wrap(new byte[] {1, 2}))))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void alteredPlaceOrPathIsRefused() {
        assertThat(refusal(3, r -> r.setLeafIndex(9))).isEqualTo(Reason.BAD_GROUP_PATH);
        assertThat(refusal(3, r -> r.setGroupPath(List.of()))).isEqualTo(Reason.BAD_GROUP_PATH);
        assertThat(refusal(3, r -> r.setGroupIndex(2))).isEqualTo(Reason.BAD_LOG_PATH);
        assertThat(refusal(3, r -> r.setLogPath(List.of()))).isEqualTo(Reason.BAD_LOG_PATH);
    }

    @Test
    void headOfAnotherKeyOrGroupIsRefused() {
        EvidenceFixtures stranger = EvidenceFixtures.log(1, 5, 3, 8);
        ByteBuffer otherHead = log.receipts.get(8).getSignedHead();

        assertThat(refusal(3, r -> r.setSignedHead(stranger.receipts.get(3).getSignedHead())))
                .isEqualTo(Reason.BAD_HEAD_SIGNATURE);
        assertThat(refusal(3, r -> r.setSignedHead(otherHead))).isEqualTo(Reason.BAD_LOG_PATH);
        assertThat(refusal(3, r -> r.setSignedHead(head(h -> h.setKeyId("511900-2")))))
                .isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void witnessesAreNamedOnlyWhenTheirSignatureHolds() {
        SignedLogHead signed = Wire.decode(Wire.bytes(log.receipts.get(3).getSignedHead()), SignedLogHead.class);
        Countersignature good =
                SignedHeads.countersign(signed, "510000", "510000-1", log.witness, EvidenceFixtures.START);
        Countersignature bad = SignedHeads.countersign(signed, "510000", "510000-1", log.key, EvidenceFixtures.START);
        Receipt witnessed = Receipt.newBuilder(log.receipts.get(3))
                .setSignedHead(head(h -> h.setWitnesses(List.of(good))))
                .build();

        assertThat(verifier.verify(witnessed).witnesses()).containsExactly("510000");
        assertThat(refusal(3, r -> r.setSignedHead(head(h -> h.setWitnesses(List.of(good, bad))))))
                .isEqualTo(Reason.BAD_WITNESS);
    }

    private ByteBuffer head(Consumer<SignedLogHead> change) {
        SignedLogHead signed = Wire.decode(Wire.bytes(log.receipts.get(3).getSignedHead()), SignedLogHead.class);
        change.accept(signed);
        return ByteBuffer.wrap(Wire.encode(signed));
    }

    private Reason refusal(int receipt, Consumer<Receipt> change) {
        Receipt changed = Receipt.newBuilder(log.receipts.get(receipt)).build();
        change.accept(changed);
        return catchThrowableOfType(EvidenceException.class, () -> verifier.verify(changed))
                .reason();
    }
}
