// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.zhengtong.bench.load.Call;
import org.zhengtong.bench.load.LoadResult;

/** Renders and seals licences as OFD, each for the first time; the floor fetches such a document again. */
final class Sealing {

    private static final int CONNECTIONS = 8;

    private final RegistryLoad registry;

    Sealing(RegistryLoad registry) {
        this.registry = registry;
    }

    void measure(List<String> identifiers) throws InterruptedException {
        Map<String, String> headers = new HashMap<>(registry.registrarHeaders());
        headers.put("Accept", "application/ofd");
        Iterator<String> each =
                Stream.generate(identifiers::stream).flatMap(again -> again).iterator();
        Supplier<Call> first = () -> {
            synchronized (each) {
                return document(each.next(), headers);
            }
        };
        LoadResult made = registry.closed(first, CONNECTIONS);
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
