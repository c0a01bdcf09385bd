// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;
import org.zhengtong.node.evidence.EvidenceLog;
import org.zhengtong.node.evidence.EvidenceStore;
import org.zhengtong.node.evidence.HeadWitnessStore;
import org.zhengtong.node.evidence.StoredGroup;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.peer.PeerClient;
import org.zhengtong.node.peer.PeerReply;
import org.zhengtong.schemas.evidence.EvidenceException;
import org.zhengtong.schemas.evidence.SignedHeads;
import org.zhengtong.schemas.message.Countersignature;
import org.zhengtong.schemas.message.HeadWitnessRequest;
import org.zhengtong.schemas.message.MalformedMessageException;
import org.zhengtong.schemas.message.NetworkNode;
import org.zhengtong.schemas.message.Wire;

/** Sends this node's newest log head to its neighbours and keeps their countersignatures. */
@Singleton
class HeadDispatch {

    private static final Logger LOG = Logger.getLogger(HeadDispatch.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EvidenceLog log;
    private final EvidenceStore evidence;
    private final HeadWitnessStore witnesses;
    private final NetworkMaps maps;
    private final PeerClient peers;
    private final WitnessConfig config;
    private final ExecutorService executor;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<String> disagreeing = ConcurrentHashMap.newKeySet();

    HeadDispatch(
            EvidenceLog log,
            EvidenceStore evidence,
            HeadWitnessStore witnesses,
            NetworkMaps maps,
            PeerClient peers,
            WitnessConfig config,
            ExecutorService executor) {
        this.log = log;
        this.evidence = evidence;
        this.witnesses = witnesses;
        this.maps = maps;
        this.peers = peers;
        this.config = config;
        this.executor = executor;
    }

    /**
     * Asks each neighbour that is not being asked already; a slow one does not hold up the others. One that witnessed another log
     * is not asked again before the next start: an operator has to find out which of the two is right.
     */
    @Scheduled(every = "${zt.witness.every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void dispatch() {
        if (!log.writing()) {
            return;
        }
        for (NetworkNode neighbour : maps.neighbours()) {
            if (!disagreeing.contains(neighbour.getCode()) && busy.add(neighbour.getCode())) {
                executor.execute(() -> ask(neighbour.getCode()));
            }
        }
    }

    private void ask(String neighbour) {
        try {
            catchUp(neighbour);
        } catch (CompletionException unreachable) {
            LOG.debugf("node %s witnessed nothing now: %s", neighbour, unreachable.getMessage());
        } catch (EvidenceException | MalformedMessageException | IOException invalid) {
            LOG.warnf("the countersignature of node %s was not kept: %s", neighbour, invalid.getMessage());
        } finally {
            busy.remove(neighbour);
        }
    }

    /** Page by page until the neighbour has countersigned the newest head. */
    void catchUp(String neighbour) throws IOException {
        Optional<StoredGroup> last = evidence.last();
        long size = last.map(group -> group.index() + 1).orElse(0L);
        long from = witnesses.sizeWitnessedBy(neighbour);
        boolean stepped = false;
        while (from < size || stepped) {
            long to = Math.min(size, from + config.pageGroups());
            PeerReply reply = send(neighbour, from, to);
            if (reply.status() == 200) {
                keep(neighbour, to, reply.body());
                from = to;
                stepped = false;
            } else {
                Optional<Long> held = refused(neighbour, size, reply);
                if (held.isEmpty() || stepped) {
                    return;
                }
                from = held.get();
                stepped = true;
            }
        }
    }

    private PeerReply send(String neighbour, long from, long to) {
        HeadWitnessRequest request = HeadWitnessRequest.newBuilder()
                .setFromSize(from)
                .setRoots(
                        evidence.roots(from, to).stream().map(ByteBuffer::wrap).toList())
                .setSignedHead(ByteBuffer.wrap(Wire.encode(head(to).signedHead(List.of()))))
                .build();
        return peers.send(
                        neighbour,
                        HttpMethod.POST,
                        WitnessRoute.PATH,
                        Map.of("content-type", "application/avro"),
                        Wire.encode(request),
                        config.timeout())
                .toCompletableFuture()
                .join();
    }

    private void keep(String neighbour, long size, byte[] body) {
        Countersignature witness = Wire.decode(body, Countersignature.class);
        if (!witness.getNode().equals(neighbour)) {
            throw new EvidenceException(EvidenceException.Reason.BAD_WITNESS, "signed by " + witness.getNode());
        }
        SignedHeads.verify(head(size).signedHead(List.of(witness)), maps.current());
        witnesses.add(size - 1, witness);
    }

    /** Where the neighbour stands, if it only stands elsewhere. */
    private Optional<Long> refused(String neighbour, long size, PeerReply reply) throws IOException {
        JsonNode problem = JSON.readTree(reply.body());
        String code = problem.path("code").asText();
        long held = problem.path("witnessedSize").asLong(-1);
        if (code.equals(WitnessProblem.WITNESS_OUT_OF_STEP.name()) && held >= 0 && held <= size) {
            return Optional.of(held);
        }
        boolean forked = held > size || code.equals(WitnessProblem.LOG_FORKED.name());
        String detail = problem.path("detail").asText();
        if (forked) {
            disagreeing.add(neighbour);
            LOG.errorf(
                    "节点 %s 见证的日志与本节点的不一致 / node %s witnessed another log than this node holds: %s",
                    neighbour, neighbour, detail);
        } else {
            LOG.warnf("node %s did not witness this log: %d %s %s", neighbour, (Object) reply.status(), code, detail);
        }
        return Optional.empty();
    }

    private StoredGroup head(long size) {
        return evidence.group(size - 1)
                .orElseThrow(() -> new IllegalStateException("evidence group " + (size - 1) + " is missing"));
    }
}
