// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.zhengtong.kernel.group.GroupWorker;
import org.zhengtong.schemas.http.SignatureInput;

/**
 * Nonces of signed requests (请求随机数), each good once for as long as its signature could be accepted. Stored in groups; all instances on
 * one database share them.
 */
@Singleton
class Nonces {

    private static final int MAX_GROUP = 256;
    private static final int CAPACITY = 20_000;
    private static final Duration KEEP = SignatureInput.OLDEST.plus(SignatureInput.FUTURE);

    private final NonceStore store;
    private final Clock clock;
    private final GroupWorker<NonceStore.Nonce, Boolean> worker;

    Nonces(NonceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.worker = new GroupWorker<>("nonces", MAX_GROUP, CAPACITY, this::store, Runnable::run);
    }

    /** True for the first request with this nonce. */
    CompletableFuture<Boolean> use(String keyId, String nonce, Instant created) {
        return worker.submit(new NonceStore.Nonce(keyId, nonce, created.plus(KEEP)));
    }

    private List<Boolean> store(List<NonceStore.Nonce> group) {
        Set<NonceStore.Key> fresh = new HashSet<>(store.insert(group));
        List<Boolean> results = new ArrayList<>(group.size());
        for (NonceStore.Nonce nonce : group) {
            results.add(fresh.remove(nonce.key()));
        }
        return results;
    }

    @Scheduled(every = "30s", delayed = "30s")
    void forget() {
        store.deleteExpired(clock.instant());
    }

    void stop(@Observes ShutdownEvent event) {
        worker.close();
    }
}
