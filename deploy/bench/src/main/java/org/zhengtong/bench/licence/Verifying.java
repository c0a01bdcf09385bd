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
        registry.measures().addRate("verify", most, "≥ 2500", verified);
        registry.measures().add("verify, of the health page", most.perSecond() / page.perSecond(), "");
        LoadResult half = registry.open(calls, Math.max(1, (int) (most.perSecond() / 2)));
        registry.measures().add("verify at half load p50", half.millisAt(50), "ms");
        registry.measures().add("verify at half load p99", half.millisAt(99), "ms", "< 20");
        registry.measures().failures(half);
    }
}
