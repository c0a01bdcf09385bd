// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.zhengtong.bench.load.Call;
import org.zhengtong.bench.load.LoadResult;

/** Verifies licences online by identifier, each time another of many. The floors: a page that does nothing, and one SM2 verification with one row. */
final class Verifying {

    private static final int TARGET = 2500;

    private final RegistryLoad registry;
    private final PlainTables plain;

    Verifying(RegistryLoad registry, PlainTables plain) {
        this.registry = registry;
        this.plain = plain;
    }

    void measure(List<String> identifiers) throws InterruptedException {
        int connections = registry.options().connections();
        double verified = plain.verifiedRows(registry.options().run(), registry.measures());
        LoadResult page =
                registry.closed(() -> new Call("GET", "/q/health/live", Map.of(), new byte[0], 200), connections);
        registry.measures().add("floor: health page", page.perSecond(), "1/s");
        List<byte[]> questions = identifiers.stream()
                .map(identifier -> Issuing.bytes(Map.of("identifier", identifier)))
                .toList();
        Map<String, String> headers = registry.caseworkerHeaders();
        Supplier<Call> calls = () -> new Call(
                "POST",
                "/api/v1/verifications",
                headers,
                questions.get(ThreadLocalRandom.current().nextInt(questions.size())),
                200);
        LoadResult most = registry.closed(calls, connections);
        registry.measures().addRate("verify", most, "≥ " + TARGET, verified);
        registry.measures().add("verify, of the health page", most.perSecond() / page.perSecond(), "");
        paced("verify at half load", calls, Math.max(1, (int) (most.perSecond() / 2)));
        paced("verify at half of the target's load", calls, TARGET / 2);
    }

    private void paced(String what, Supplier<Call> calls, int perSecond) throws InterruptedException {
        LoadResult result = registry.open(calls, perSecond);
        registry.measures().add(what + ", " + perSecond + "/s, p50", result.millisAt(50), "ms");
        registry.measures().add(what + ", " + perSecond + "/s, p99", result.millisAt(99), "ms", "< 20");
        registry.measures().failures(result);
    }
}
