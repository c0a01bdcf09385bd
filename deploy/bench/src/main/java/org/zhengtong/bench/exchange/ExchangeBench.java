// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.exchange;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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

/**
 * {@code zt bench exchange}: authorised, proven and durably evidenced exchanges of 1 KB, on one node and through a chain of four, in a
 * closed loop and then in an open loop at 60 % of what the closed loop reached. The floors come first, in the same run.
 */
@Command(name = "exchange", description = "数据交换：单节点与四节点链路 (exchanges: one node, chain of four)")
public final class ExchangeBench implements Callable<Integer> {

    private static final double SHARE_OF_CAPACITY = 0.6;
    private static final Call PLAIN = new Call(
            "POST", "/", Map.of("Content-Type", "application/json"), "{}".getBytes(StandardCharsets.UTF_8), 200);

    @Mixin
    private GlobalOptions options;

    @Mixin
    private ServerOptions servers;

    @Mixin
    private BenchOptions load;

    @Override
    public Integer call() throws InterruptedException {
        try (RunningSandbox running = RunningSandbox.of(options, servers);
                FloorProcess provider = FloorProcess.start(BenchProvider.class);
                FloorProcess proxy = FloorProcess.start(PlainProxy.class, String.valueOf(provider.port()))) {
            Report report = new Report("exchange", options.output());
            report.add("floor: provider", closed(provider.address(), () -> PLAIN, cpu(running, provider, proxy)));
            report.add("floor: plain proxy", closed(proxy.address(), () -> PLAIN, cpu(running, provider, proxy)));
            World world = running.world();
            URI node = world.address("node-511900");
            for (Resource resource : List.of(BenchResources.NEAR, BenchResources.FAR)) {
                new BenchResources(world).prepare(resource, provider.address());
                String name = resource == BenchResources.NEAR ? "one node" : "chain of four";
                SignedExchanges calls = new SignedExchanges(
                        ApplicationSystem.WINDOW.id(),
                        running.sandbox().pki().systemKey(ApplicationSystem.WINDOW.id()),
                        world.code(resource));
                LoadResult capacity = closed(node, calls, cpu(running, provider, proxy));
                report.add(name + ", closed loop", capacity);
                int rate = Math.max(1, (int) (capacity.perSecond() * SHARE_OF_CAPACITY));
                report.add(name + ", open loop", open(node, calls, cpu(running, provider, proxy), rate));
            }
            return report.finish(options.home().path().resolve("bench/exchange.json"));
        }
    }

    private LoadResult closed(URI server, Supplier<Call> calls, CpuClock cpu) throws InterruptedException {
        try (LoadGenerator generator = new LoadGenerator(server, load.connections())) {
            generator.run(new Pace.Closed(load.warmUp()), calls, cpu);
            return generator.run(new Pace.Closed(load.run()), calls, cpu);
        }
    }

    private LoadResult open(URI server, Supplier<Call> calls, CpuClock cpu, int rate) throws InterruptedException {
        try (LoadGenerator generator = new LoadGenerator(server, load.connections())) {
            return generator.run(new Pace.Open(load.run(), rate), calls, cpu);
        }
    }

    private static CpuClock cpu(RunningSandbox running, FloorProcess... floors) {
        List<Long> pids = new ArrayList<>(running.sandbox().pids().values());
        for (FloorProcess floor : floors) {
            pids.add(floor.pid());
        }
        return CpuClock.over(pids);
    }
}
