// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.sharing.SharingDispatch;
import org.zhengtong.catalog.sharing.SharingDispatch.Due;
import org.zhengtong.node.network.Neighbours;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.peer.PeerReply;
import org.zhengtong.node.proof.GroupSigner;
import org.zhengtong.schemas.message.Envelope;
import org.zhengtong.schemas.message.MessageKind;
import org.zhengtong.schemas.message.NetworkNode;
import org.zhengtong.schemas.message.Wire;

/**
 * Sends waiting sharing messages (store and forward) until the target node has applied them; a slow one holds up no other. What waits
 * for a neighbour, or for a node behind it, is sent as soon as the neighbour is heard again.
 */
@Singleton
class DispatchWorker {

    private static final Logger LOG = Logger.getLogger(DispatchWorker.class);
    private static final int AT_ONCE = 50;
    private static final Duration REFUSED_WAIT = Duration.ofHours(1);

    private final SharingDispatch dispatch;
    private final Carriage carriage;
    private final GroupSigner signer;
    private final NetworkMaps maps;
    private final Neighbours neighbours;
    private final FederationConfig config;
    private final ExecutorService workers;
    private final Set<String> back = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean stopped;

    DispatchWorker(
            SharingDispatch dispatch,
            Carriage carriage,
            GroupSigner signer,
            NetworkMaps maps,
            Neighbours neighbours,
            FederationConfig config,
            ExecutorService workers) {
        this.dispatch = dispatch;
        this.carriage = carriage;
        this.signer = signer;
        this.maps = maps;
        this.neighbours = neighbours;
        this.config = config;
        this.workers = workers;
        this.thread = new Thread(this::run, "sharing-dispatch");
        this.thread.setDaemon(true);
    }

    void start(@Observes StartupEvent started) {
        neighbours.onReturn(back::add);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        dispatch.signal().raise();
    }

    private void run() {
        while (!stopped) {
            CompletableFuture<Void> news = dispatch.signal().next();
            boolean more = false;
            try {
                back.forEach(this::hurry);
                List<Due> due = dispatch.claim(AT_ONCE, config.carry().multipliedBy(2));
                due.forEach(this::send);
                more = due.size() == AT_ONCE;
            } catch (RuntimeException failure) {
                LOG.error("waiting sharing messages could not be read; will be tried again", failure);
            }
            if (!more) {
                news.completeOnTimeout(null, config.look().toMillis(), TimeUnit.MILLISECONDS)
                        .join();
            }
        }
    }

    private void hurry(String neighbour) {
        back.remove(neighbour);
        dispatch.hurry(
                maps.current().nodes().stream()
                        .map(NetworkNode::getCode)
                        .filter(node -> maps.towards(node).equals(Optional.of(neighbour)))
                        .toList(),
                config.longestWait());
    }

    private void send(Due due) {
        byte[] message = Wire.encode(due.message());
        signer.sign(message)
                .thenComposeAsync(
                        proof -> carriage.carry(
                                due.message().getToNode(),
                                Wire.encode(new Envelope(MessageKind.SHARING_MESSAGE, ByteBuffer.wrap(message), proof)),
                                config.carry()),
                        workers)
                .handleAsync((reply, failure) -> conclude(due, reply, failure), workers)
                .exceptionally(failure -> {
                    LOG.errorf(
                            failure,
                            "outcome of sharing message %s could not be kept",
                            due.message().getMessageId());
                    return false;
                });
    }

    /** True when the message has arrived. */
    private boolean conclude(Due due, @Nullable PeerReply reply, @Nullable Throwable failure) {
        String id = due.message().getMessageId();
        String target = due.message().getToNode();
        if (reply != null && reply.status() == 200) {
            dispatch.acknowledge(id);
            return true;
        }
        if (reply != null && reply.status() < 500) {
            LOG.warnf("node %s refused sharing message %s: %d", target, id, (Object) reply.status());
            dispatch.postpone(id, "refused: " + reply.status(), REFUSED_WAIT);
        } else {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            String why = cause == null ? "failed" : String.valueOf(cause.getMessage());
            if (due.attempts() == 1) {
                LOG.infof("sharing message %s to node %s waits: %s", id, target, why);
            }
            dispatch.postpone(id, why, config.waitAfter(due.attempts()));
        }
        return false;
    }
}
