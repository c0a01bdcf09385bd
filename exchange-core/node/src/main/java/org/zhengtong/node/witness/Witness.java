// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.witness;

import static org.zhengtong.node.witness.WitnessProblem.HEAD_NOT_PROVEN;
import static org.zhengtong.node.witness.WitnessProblem.LOG_FORKED;
import static org.zhengtong.node.witness.WitnessProblem.WITNESS_OUT_OF_STEP;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.witness.WitnessedHead.Extension;
import org.zhengtong.schemas.evidence.EvidenceException;
import org.zhengtong.schemas.evidence.SignedHeads;
import org.zhengtong.schemas.message.Countersignature;
import org.zhengtong.schemas.message.HeadWitnessRequest;
import org.zhengtong.schemas.message.LogHead;
import org.zhengtong.schemas.message.MalformedMessageException;
import org.zhengtong.schemas.message.SignedLogHead;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.Sm3;

/** Countersigns a neighbour's log head (见证) if it extends what was witnessed before, and refuses a fork. */
@Singleton
class Witness {

    private static final Logger LOG = Logger.getLogger(Witness.class);

    private final NetworkMaps maps;
    private final WitnessedHeadStore heads;
    private final KeyCustody keys;
    private final Audit audit;
    private final Clock clock;

    Witness(NetworkMaps maps, WitnessedHeadStore heads, KeyCustody keys, Audit audit, Clock clock) {
        this.maps = maps;
        this.heads = heads;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /** Countersigns, or refuses with a {@link WitnessProblem}. */
    Countersignature witness(String neighbour, HeadWitnessRequest request) {
        // 1. the head is the neighbour's, and the request is whole
        SignedLogHead signed = signedHead(request);
        LogHead head = proven(neighbour, signed);
        List<byte[]> roots = request.getRoots().stream().map(Wire::bytes).toList();
        requireWhole(request, head, roots);
        // 2. it extends what was witnessed; a fork is recorded, the more so as it is refused
        Optional<String> fork = QuarkusTransaction.requiringNew()
                .call(() -> fork(neighbour, request.getFromSize(), roots, signed, head));
        fork.ifPresent(what -> {
            throw new ProblemException(LOG_FORKED, "node " + neighbour + ": " + what);
        });
        // 3. say so
        return SignedHeads.countersign(signed, maps.self(), keys.keyId(), keys.signingKey(), clock.instant());
    }

    /** Stores the head if it extends the log; otherwise records and returns why it forks. */
    private Optional<String> fork(
            String neighbour, long fromSize, List<byte[]> roots, SignedLogHead signed, LogHead head) {
        Optional<WitnessedHead> before = heads.newestForChange(neighbour);
        long size = before.map(WitnessedHead::size).orElse(0L);
        Optional<String> shorter = before.filter(newest -> head.getSize() < newest.size()
                        && head.getSignedAt().isAfter(newest.head().getSignedAt()))
                .map(newest -> "a later head of size " + head.getSize() + " is shorter than the " + size
                        + " groups witnessed");
        if (shorter.isPresent()) {
            return recorded(neighbour, shorter.get());
        }
        if (fromSize != size) {
            throw new ProblemException(WITNESS_OUT_OF_STEP, "the witness holds size " + size + ", not " + fromSize)
                    .with("witnessedSize", size);
        }
        if (before.isPresent() && head.getSize() == size) {
            return before.get().is(signed)
                    ? Optional.empty()
                    : recorded(neighbour, "another head of size " + size + " was witnessed");
        }
        Extension extension = WitnessedHead.extend(before, roots, signed, head);
        if (extension.reached().isEmpty()) {
            return recorded(neighbour, "head of size " + head.getSize() + ": " + extension.otherwise());
        }
        heads.insert(extension.reached().get());
        return Optional.empty();
    }

    private Optional<String> recorded(String neighbour, String what) {
        LOG.errorf("节点 %s 的存证日志分叉 / the evidence log of node %s forked: %s", neighbour, neighbour, what);
        audit.record("evidence.log-forked", neighbour, what);
        return Optional.of(what);
    }

    private LogHead proven(String neighbour, SignedLogHead signed) {
        try {
            LogHead head = SignedHeads.verify(signed, maps.current());
            if (head.getNode().equals(neighbour)) {
                return head;
            }
            throw new ProblemException(HEAD_NOT_PROVEN, "a head of node " + head.getNode() + " from " + neighbour);
        } catch (EvidenceException unproven) {
            throw new ProblemException(HEAD_NOT_PROVEN, String.valueOf(unproven.getMessage()));
        }
    }

    private static SignedLogHead signedHead(HeadWitnessRequest request) {
        try {
            return Wire.decode(Wire.bytes(request.getSignedHead()), SignedLogHead.class);
        } catch (MalformedMessageException malformed) {
            throw new ProblemException(HEAD_NOT_PROVEN, String.valueOf(malformed.getMessage()));
        }
    }

    private static void requireWhole(HeadWitnessRequest request, LogHead head, List<byte[]> roots) {
        boolean whole = request.getFromSize() >= 0
                && head.getSize() > 0
                && head.getSize() == request.getFromSize() + roots.size()
                && roots.stream().allMatch(root -> root.length == Sm3.LENGTH);
        if (!whole) {
            throw new ProblemException(HEAD_NOT_PROVEN, "the roots are not those from fromSize up to the head");
        }
    }
}
