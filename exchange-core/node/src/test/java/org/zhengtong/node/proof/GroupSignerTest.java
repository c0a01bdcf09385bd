// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.schemas.message.Proof;
import org.zhengtong.schemas.proof.ProofException;
import org.zhengtong.schemas.proof.ProofVerifier;

@QuarkusTest
class GroupSignerTest {

    @Inject
    GroupSigner signer;

    @Test
    void loneMessageIsAGroupOfOne() {
        byte[] message = message(1);

        Proof proof = signer.sign(message).join();

        new ProofVerifier(NetworkFixtures.map()).verify(proof, message);
        assertThat(proof.getGroupSize()).isEqualTo(1);
        assertThat(proof.getPath()).isEmpty();
        assertThat(proof.getNode()).isEqualTo("511900");
    }

    @Test
    void messagesWaitingTogetherShareOneSignature() {
        List<byte[]> messages =
                IntStream.range(0, 2000).mapToObj(GroupSignerTest::message).toList();

        List<Proof> proofs = messages.stream().map(signer::sign).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        ProofVerifier verifier = new ProofVerifier(NetworkFixtures.map());
        IntStream.range(0, messages.size()).forEach(i -> verifier.verify(proofs.get(i), messages.get(i)));
        assertThat(proofs.stream().map(Proof::getSignature).distinct()).hasSizeLessThan(messages.size() / 2);
        assertThatThrownBy(() -> verifier.verify(proofs.get(0), messages.get(1)))
                .isInstanceOf(ProofException.class);
    }

    private static byte[] message(int number) {
        return ("message " + number).getBytes(StandardCharsets.UTF_8);
    }
}
