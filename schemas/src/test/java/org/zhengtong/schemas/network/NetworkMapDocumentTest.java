// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.SigningFixtures;
import org.zhengtong.schemas.message.NetworkMap;
import org.zhengtong.schemas.message.NetworkNode;
import org.zhengtong.schemas.message.NodeStatus;
import org.zhengtong.schemas.message.Proof;
import org.zhengtong.schemas.message.SigningKey;
import org.zhengtong.schemas.proof.ProofException;
import org.zhengtong.schemas.proof.ProofVerifier;
import org.zhengtong.schemas.proof.Proofs;
import org.zhengtong.schemas.proof.Sm2Key;

class NetworkMapDocumentTest {

    private static final Instant ISSUED = Instant.parse("2026-11-21T00:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-11-21T00:00:00Z");

    private final Sm2Key root = Sm2Key.generate();
    private final Sm2Key nodeKey = Sm2Key.generate();
    private final List<NetworkNode> nodes = new ArrayList<>(List.of(
            node("100000", null), node("510000", "100000"), node("511900", "510000"), node("120000", "100000")));

    @Test
    void wayLeadsUpToTheCommonAncestorAndDown() {
        NetworkMapDocument map = verified();

        assertThat(codes(map.path("511900", "120000"))).containsExactly("511900", "510000", "100000", "120000");
        assertThat(codes(map.path("120000", "511900"))).containsExactly("120000", "100000", "510000", "511900");
        assertThat(codes(map.path("511900", "510000"))).containsExactly("511900", "510000");
        assertThat(codes(map.path("511900", "511900"))).containsExactly("511900");
        assertThat(map.nextHop("511900", "120000").map(NetworkNode::getCode)).contains("510000");
        assertThat(map.nextHop("100000", "511900").map(NetworkNode::getCode)).contains("510000");
        assertThat(map.nextHop("511900", "511900")).isEmpty();
        assertThat(map.nextHop("511900", "999999")).isEmpty();
    }

    @Test
    void neighboursAreParentAndChildren() {
        NetworkMapDocument map = verified();

        assertThat(codes(map.neighbours("510000"))).containsExactly("100000", "511900");
        assertThat(map.neighbours("511900", "510000")).isTrue();
        assertThat(map.neighbours("511900", "120000")).isFalse();
        assertThat(map.nodeOfTransport("FP511900").map(NetworkNode::getCode)).contains("511900");
        assertThat(map.nodeOfTransport("stranger")).isEmpty();
    }

    @Test
    void suspendedNodeCarriesNothingButItsKeysStillProve() {
        nodes.get(1).setStatus(NodeStatus.SUSPENDED);

        NetworkMapDocument map = verified();

        assertThat(map.path("511900", "120000")).isEmpty();
        assertThat(map.neighbours("511900")).isEmpty();
        assertThat(map.neighbours("510000")).isEmpty();
        assertThat(map.nodeOfTransport("fp510000")).isEmpty();
        assertThat(map.key("510000", "510000-1", ISSUED)).contains(nodeKey.publicKey());
    }

    @Test
    void keysCountInTheirTimeOnly() {
        NetworkMapDocument map = verified();
        Proof early = proof(ISSUED.minusSeconds(1));

        assertThat(map.key("511900", "511900-1", ISSUED)).contains(nodeKey.publicKey());
        assertThat(map.key("511900", "511900-1", NEXT_YEAR.plusSeconds(1))).isEmpty();
        assertThat(map.key("511900", "other", ISSUED)).isEmpty();
        assertThatThrownBy(() -> new ProofVerifier(map).verify(early, new byte[] {1}))
                .isInstanceOf(ProofException.class)
                .hasMessageStartingWith("KEY_NOT_VALID");
        new ProofVerifier(map).verify(proof(ISSUED), new byte[] {1});
    }

    @Test
    void mapOfAnotherRootOrAlteredIsRefused() {
        byte[] signed = signed();
        byte[] altered = signed.clone();
        altered[20] ^= 1;

        assertThatThrownBy(() -> NetworkMapDocument.verify(signed, nodeKey.publicKey()))
                .isInstanceOf(NetworkMapException.class)
                .hasMessageContaining("not signed by the root");
        assertThatThrownBy(() -> NetworkMapDocument.verify(altered, root.publicKey()))
                .isInstanceOf(NetworkMapException.class);
        assertThatThrownBy(() -> NetworkMapDocument.verify(Arrays.copyOf(signed, 9), root.publicKey()))
                .isInstanceOf(NetworkMapException.class);
    }

    @Test
    void mapThatIsNoTreeIsRefused() {
        nodes.add(node("330000", "990000"));
        assertThatThrownBy(this::verified).hasMessageContaining("330000 does not descend from the root");

        nodes.set(4, node("330000", null));
        assertThatThrownBy(this::verified).hasMessageContaining("2 roots");

        nodes.set(4, node("120000", "100000"));
        assertThatThrownBy(this::verified).hasMessageContaining("listed twice");

        nodes.set(4, node("330000", "330100"));
        nodes.add(node("330100", "330000"));
        assertThatThrownBy(this::verified).hasMessageContaining("does not descend");
    }

    @Test
    void mapHoldsUntilItExpires() {
        NetworkMapDocument map = verified();

        assertThat(map.version()).isEqualTo(7);
        assertThat(map.holdsAt(NEXT_YEAR.minusMillis(1))).isTrue();
        assertThat(map.holdsAt(NEXT_YEAR)).isFalse();
        assertThat(NetworkMapDocument.verify(map.signed(), root.publicKey()).nodes())
                .hasSize(4);
    }

    private NetworkMapDocument verified() {
        return NetworkMapDocument.verify(signed(), root.publicKey());
    }

    private byte[] signed() {
        return NetworkMapDocument.sign(new NetworkMap(7L, ISSUED, NEXT_YEAR, "PEM", nodes), "root-1", root);
    }

    private Proof proof(Instant at) {
        return Proofs.make("511900", "511900-1", nodeKey, at, List.of(new byte[] {1}))
                .get(0);
    }

    private NetworkNode node(String code, @Nullable String parent) {
        SigningKey key = new SigningKey(code + "-1", SigningFixtures.certificate(nodeKey, code), ISSUED, NEXT_YEAR);
        return NetworkNode.newBuilder()
                .setCode(code)
                .setName("示例节点" + code)
                .setParent(parent)
                .setPeerHost("localhost")
                .setPeerPort(8443)
                .setTlsFingerprint("fp" + code)
                .setSigningKeys(List.of(key))
                .setStatus(NodeStatus.ACTIVE)
                .build();
    }

    private static List<String> codes(List<NetworkNode> nodes) {
        return nodes.stream().map(NetworkNode::getCode).toList();
    }
}
