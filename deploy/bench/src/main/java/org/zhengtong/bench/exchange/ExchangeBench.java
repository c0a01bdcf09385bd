// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.exchange;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zhengtong.bench.floor.BenchProvider;
import org.zhengtong.bench.floor.FloorProcess;
import org.zhengtong.bench.floor.PlainProxy;
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
import org.zhengtong.sandbox.world.ApplicationSystem;
import org.zhengtong.sandbox.world.Resource;
import org.zhengtong.sandbox.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code zt bench exchange}: authorised, proven and durably evidenced exchanges of 1 KB, on one node and through a chain of four, in a
 * closed loop and then in an open loop at 60 % of what the closed loop reached. The floors come first, in the same run.
 */
@Command(name = "exchange", description = "数据交换：单节点与四节点链路 (exchanges: one node, chain of four)")
public final class ExchangeBench implements Callable<Integer> {

    private static final double SHARE_OF_CAPACITY = 0.6;
    private static final Duration FLOOR_WARM_UP = Duration.ofSeconds(10);
    private static final Call PLAIN = new Call(
            "POST", "/", Map.of("Content-Type", "application/json"), "{}".getBytes(StandardCharsets.UTF_8), 200);

    @Mixin
    private GlobalOptions options;

    @Mixin
    private ServerOptions servers;

    @Mixin
    private BenchOptions load;

    @Option(names = "--way", description = "只测一条链路：${COMPLETION-CANDIDATES}，默认都测 (one way only; both by default)")
    private @Nullable Way way;

    /** The ways measured. */
    private enum Way {
        NODE("one node", BenchResources.NEAR),
        CHAIN("chain of four", BenchResources.FAR);

        private final String title;
        private final Resource resource;

        Way(String title, Resource resource) {
            this.title = title;
            this.resource = resource;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        try (RunningSandbox running = RunningSandbox.of(options, servers);
                FloorProcess provider = FloorProcess.start(BenchProvider.class);
                FloorProcess proxy = FloorProcess.start(PlainProxy.class, String.valueOf(provider.port()))) {
            Report report = new Report("exchange", options.output());
            Supplier<CpuClock> cpu = () -> cpu(running, provider, proxy);
            report.add("floor: provider", floor(provider.address(), cpu));
            report.addFloor("floor: plain proxy", floor(proxy.address(), cpu));
            World world = running.world();
            URI node = world.address("node-511900");
            for (Way measured : way == null ? List.of(Way.values()) : List.of(way)) {
                new BenchResources(world).prepare(measured.resource, provider.address());
                SignedExchanges calls = new SignedExchanges(
                        ApplicationSystem.WINDOW.id(),
                        running.sandbox().pki().systemKey(ApplicationSystem.WINDOW.id()),
                        world.code(measured.resource));
                LoadResult capacity = closed(node, calls, cpu, load.warmUp());
                report.add(measured.title + ", closed loop", capacity);
                int rate = Math.max(1, (int) (capacity.perSecond() * SHARE_OF_CAPACITY));
                report.add(measured.title + ", open loop", open(node, calls, cpu, rate));
            }
            return report.finish(options.home().path().resolve("bench/exchange.json"));
        }
    }

    /** A floor is a small program, warm after a few seconds. */
    private LoadResult floor(URI server, Supplier<CpuClock> cpu) throws InterruptedException {
        Duration warmUp = load.warmUp().compareTo(FLOOR_WARM_UP) < 0 ? load.warmUp() : FLOOR_WARM_UP;
        return closed(server, () -> PLAIN, cpu, warmUp);
    }

    private LoadResult closed(URI server, Supplier<Call> calls, Supplier<CpuClock> cpu, Duration warmUp)
            throws InterruptedException {
        try (LoadGenerator generator = new LoadGenerator(server, load.connections())) {
            generator.run(new Pace.Closed(warmUp), calls, cpu.get());
            return generator.run(new Pace.Closed(load.run()), calls, cpu.get());
        }
    }

    private LoadResult open(URI server, Supplier<Call> calls, Supplier<CpuClock> cpu, int rate)
            throws InterruptedException {
        try (LoadGenerator generator = new LoadGenerator(server, load.connections())) {
            return generator.run(new Pace.Open(load.run(), rate), calls, cpu.get());
        }
    }

    /** Looked up for each run: PostgreSQL forks a process for every connection. */
    private static CpuClock cpu(RunningSandbox running, FloorProcess... floors) {
        List<Long> pids = new ArrayList<>(running.sandbox().pids().values());
        for (FloorProcess floor : floors) {
            pids.add(floor.pid());
        }
        return CpuClock.over(pids);
    }
}
