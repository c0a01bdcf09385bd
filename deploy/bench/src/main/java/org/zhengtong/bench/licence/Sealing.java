// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.zhengtong.bench.load.Call;
import org.zhengtong.bench.load.LoadResult;
import org.zhengtong.sandbox.SandboxException;

/** Renders and seals licences as OFD, each for the first time; the floor fetches such a document again. */
final class Sealing {

    private static final int CONNECTIONS = 8;
    private static final int MORE_THAN_A_SECOND_MAKES = 400;

    private final RegistryLoad registry;

    Sealing(RegistryLoad registry) {
        this.registry = registry;
    }

    /** How many licences a warm-up and a run of these lengths need, none of them rendered before. */
    static int needed(Duration warmUp, Duration run) {
        return (int) warmUp.plus(run).toSeconds() * MORE_THAN_A_SECOND_MAKES;
    }

    /** Fails when documents are asked for a second time: what is kept is no measure of what is made. */
    void measure(List<String> identifiers) throws InterruptedException {
        Map<String, String> headers = new HashMap<>(registry.registrarHeaders());
        headers.put("Accept", "application/ofd");
        AtomicInteger asked = new AtomicInteger();
        LoadResult made = registry.closed(
                () -> document(identifiers.get(asked.getAndIncrement() % identifiers.size()), headers), CONNECTIONS);
        if (asked.get() > identifiers.size()) {
            throw new SandboxException("bench.documents-used-up", identifiers.size());
        }
        List<String> kept = identifiers.subList(0, (int) Math.min(identifiers.size(), made.answered()));
        LoadResult again = registry.closed(
                () -> document(kept.get(ThreadLocalRandom.current().nextInt(kept.size())), headers), CONNECTIONS);
        registry.measures().add("floor: document that is kept", again.perSecond(), "1/s");
        registry.measures().addRate("document rendered and sealed", made, "≥ 80", again.perSecond());
        registry.measures().failures(again);
    }

    private static Call document(String identifier, Map<String, String> headers) {
        return new Call(
                "GET", "/api/v1/licences/" + identifier + "/document?purpose=DATA_CHECK", headers, new byte[0], 200);
    }
}
