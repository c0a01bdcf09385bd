// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.zhengtong.bench.load.BenchOptions;
import org.zhengtong.bench.load.Call;
import org.zhengtong.bench.load.CpuClock;
import org.zhengtong.bench.load.LoadGenerator;
import org.zhengtong.bench.load.LoadResult;
import org.zhengtong.bench.load.Pace;
import org.zhengtong.bench.report.Report;
import org.zhengtong.bench.report.RunningSandbox;
import org.zhengtong.sandbox.cli.GlobalOptions;
import org.zhengtong.sandbox.cli.ServerOptions;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.BusinessFacts;
import org.zhengtong.sandbox.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code zt bench licence}: issuing (data only, signed, durable) and verifying at one registry; its health page is the floor. */
@Command(name = "licence", description = "电子证照：签发与核验 (licences: issue, verify)")
public final class LicenceBench implements Callable<Integer> {

    private static final String REGISTRY = "registry-510000";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private GlobalOptions options;

    @Mixin
    private ServerOptions servers;

    @Mixin
    private BenchOptions load;

    @Override
    public Integer call() throws InterruptedException {
        try (RunningSandbox running = RunningSandbox.of(options, servers)) {
            World world = running.world();
            URI registry = world.address(REGISTRY);
            CpuClock cpu = CpuClock.over(running.sandbox().pids().values());
            Report report = new Report("licence", options.output());
            report.add(
                    "floor: health page",
                    run(registry, () -> new Call("GET", "/q/health/live", Map.of(), new byte[0], 200), cpu));
            report.add("issue", run(registry, issue(world.headers(Account.SICHUAN_REGISTRAR)), cpu));
            String identifier = world.as(Account.SICHUAN_REGISTRAR)
                    .post(
                            "/api/v1/licences",
                            order(),
                            Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                    .path("identifier")
                    .asText();
            byte[] question = bytes(Map.of("identifier", identifier));
            Call verify = new Call("POST", "/api/v1/verifications", world.headers(Account.CASEWORKER), question, 200);
            report.add("verify", run(registry, () -> verify, cpu));
            return report.finish(options.home().path().resolve("bench/licence.json"));
        }
    }

    private static Supplier<Call> issue(Map<String, String> headers) {
        return () -> {
            Map<String, String> all = new HashMap<>(headers);
            all.put("Idempotency-Key", UUID.randomUUID().toString());
            return new Call("POST", "/api/v1/licences", all, bytes(order()), 201);
        };
    }

    private static Map<String, Object> order() {
        return BusinessFacts.businessLicence("BENCH-" + UUID.randomUUID());
    }

    private LoadResult run(URI server, Supplier<Call> calls, CpuClock cpu) throws InterruptedException {
        try (LoadGenerator generator = new LoadGenerator(server, load.connections())) {
            generator.run(new Pace.Closed(load.warmUp()), calls, cpu);
            return generator.run(new Pace.Closed(load.run()), calls, cpu);
        }
    }

    private static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
