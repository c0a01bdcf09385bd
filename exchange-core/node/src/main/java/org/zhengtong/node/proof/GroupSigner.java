// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.proof;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.zhengtong.kernel.group.GroupWorker;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.node.NodeConfig;
import org.zhengtong.schemas.message.Proof;
import org.zhengtong.schemas.proof.Proofs;
import org.zhengtong.schemas.proof.Sm2Key;

/** Signs what leaves this node: one SM2 signature for all messages waiting at the same instant. */
@Singleton
public class GroupSigner {

    private final String node;
    private final String keyId;
    private final Sm2Key key;
    private final Clock clock;
    private final DistributionSummary sizes;
    private final GroupWorker<byte[], Proof> worker;

    @Inject
    GroupSigner(
            NodeConfig node,
            ProofConfig config,
            KeyCustody custody,
            Clock clock,
            MeterRegistry meters,
            ExecutorService completion) {
        this.node = node.code();
        this.keyId = custody.keyId();
        this.key = custody.signingKey();
        this.clock = clock;
        this.sizes = meters.summary("zhengtong.proof.group.size");
        this.worker =
                new GroupWorker<>("group-signer", config.maxGroup(), config.maxWaiting(), this::prove, completion);
    }

    /** Proof of origin of one message; the message must not be altered afterwards. */
    public CompletableFuture<Proof> sign(byte[] message) {
        return worker.submit(message);
    }

    @PreDestroy
    void close() {
        worker.close();
    }

    private List<Proof> prove(List<byte[]> messages) {
        sizes.record(messages.size());
        return Proofs.make(node, keyId, key, clock.instant(), messages);
    }
}
