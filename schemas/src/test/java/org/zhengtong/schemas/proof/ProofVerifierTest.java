// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.message.Proof;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.ProofException.Reason;

class ProofVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00.123456Z");

    private final Sm2Key key = Sm2Key.generate();
    private final ProofVerifier verifier = new ProofVerifier(keys(key.publicKey()));
    private final List<byte[]> messages = IntStream.range(0, 11)
            .mapToObj(i -> ("message " + i).getBytes(StandardCharsets.UTF_8))
            .toList();
    private final List<Proof> proofs = Proofs.make("511900", "k1", key, NOW, messages);

    @Test
    void everyMessageOfAGroupIsProvenByOneSignature() {
        for (int i = 0; i < messages.size(); i++) {
            Proof received = Wire.decode(Wire.encode(proofs.get(i)), Proof.class);
            verifier.verify(received, messages.get(i));
            assertThat(received.getSignature()).isEqualTo(proofs.get(0).getSignature());
        }
    }

    @Test
    void groupOfOneIsProven() {
        Proof alone =
                Proofs.make("511900", "k1", key, NOW, messages.subList(0, 1)).get(0);

        verifier.verify(alone, messages.get(0));

        assertThat(alone.getPath()).isEmpty();
    }

    @Test
    void changedMessageIsRefusedAlsoWhenItsGroupIsKnown() {
        verifier.verify(proofs.get(3), messages.get(3));

        assertThat(refusal(proofs.get(3), "message 3!".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(proofs.get(3), messages.get(4))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void changedProofIsRefused() {
        assertThat(refusal(changed(p -> p.setLeafIndex(4)), messages.get(3))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(changed(p -> p.setLeafIndex(11)), messages.get(3))).isEqualTo(Reason.BAD_PATH);
        assertThat(refusal(changed(p -> p.setGroupSize(0)), messages.get(3))).isEqualTo(Reason.BAD_PATH);
        assertThat(refusal(changed(p -> p.setPath(p.getPath().subList(1, 3))), messages.get(3)))
                .isEqualTo(Reason.BAD_PATH);
        assertThat(refusal(changed(p -> p.setSignedAt(NOW.plusSeconds(1))), messages.get(3)))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refusal(changed(p -> p.setSignature(ByteBuffer.allocate(70))), messages.get(3)))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void anotherSignatureIsNotTakenForTheOneThatWasSeen() {
        verifier.verify(proofs.get(3), messages.get(3));
        byte[] stranger = Sm2Key.generate()
                .sign(GroupStatement.of(
                        "511900",
                        "k1",
                        proofs.get(3).getSignedAt(),
                        11,
                        Proofs.rootOf(proofs.get(3), messages.get(3))));

        assertThat(refusal(changed(p -> p.setSignature(ByteBuffer.wrap(stranger))), messages.get(3)))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void unknownAndExpiredKeysAreToldApart() {
        assertThat(refusal(changed(p -> p.setKeyId("k2")), messages.get(3))).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(refusal(changed(p -> p.setNode("120000")), messages.get(3))).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(refusal(changed(p -> p.setSignedAt(NOW.plusSeconds(86_400))), messages.get(3)))
                .isEqualTo(Reason.KEY_NOT_VALID);
    }

    private Reason refusal(Proof proof, byte[] message) {
        ProofException refusal = catchThrowableOfType(ProofException.class, () -> verifier.verify(proof, message));
        return refusal.reason();
    }

    private Proof changed(Consumer<Proof> change) {
        Proof copy = Proof.newBuilder(proofs.get(3)).build();
        change.accept(copy);
        return copy;
    }

    private static KeyLookup keys(Sm2PublicKey key) {
        return new KeyLookup() {
            @Override
            public Optional<Sm2PublicKey> key(String node, String keyId, Instant at) {
                return knows(node, keyId) && at.isBefore(NOW.plusSeconds(3600)) ? Optional.of(key) : Optional.empty();
            }

            @Override
            public boolean knows(String node, String keyId) {
                return node.equals("511900") && keyId.equals("k1");
            }
        };
    }
}
