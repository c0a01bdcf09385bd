// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.zhengtong.bench.load.Call;
import org.zhengtong.bench.load.CpuClock;
import org.zhengtong.bench.load.LoadGenerator;
import org.zhengtong.bench.load.LoadResult;
import org.zhengtong.bench.load.Pace;
import org.zhengtong.bench.report.Frozen;
import org.zhengtong.bench.report.Measures;
import org.zhengtong.bench.report.RunningSandbox;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.cli.GlobalOptions;
import org.zhengtong.sandbox.cli.ServerOptions;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.Organisation;
import org.zhengtong.sandbox.world.Resource;
import org.zhengtong.sandbox.world.Seed;
import org.zhengtong.sandbox.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code zt bench catalogue}: publishes entries in bulk at Sichuan's node while the national node is down, starts that one and lets it catch up,
 * times how soon it sees a single change, searches at Sichuan's node, and imports a table of drafts. The other nodes stand still throughout: what
 * is measured is two nodes on the machine. The floors are measured beside.
 */
@Command(name = "catalogue", description = "资源目录：批量发布、级联、检索、导入 (catalogue: publish, federate, search, import)")
public final class CatalogueBench implements Callable<Integer> {

    private static final String PROVIDER = "node-510000";
    private static final String NEIGHBOUR = "node-100000";
    private static final int CHUNK = 1000;
    private static final int CHANGES = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @Mixin
    private GlobalOptions options;

    @Mixin
    private ServerOptions servers;

    @Option(names = "--entries", defaultValue = "100000", description = "目录条目数 (entries)")
    private int entries;

    @Option(names = "--rows", defaultValue = "10000", description = "导入行数 (rows of the import)")
    private int rows;

    @Option(names = "--seconds", defaultValue = "20", description = "检索时长，秒 (seconds of searching)")
    private int seconds;

    @Option(names = "--connections", defaultValue = "2", description = "检索并发连接数 (connections that search)")
    private int connections;

    private final String series =
            String.format(Locale.ROOT, "%06x", Instant.now().getEpochSecond() & 0xffffff);

    @Override
    public Integer call() throws InterruptedException {
        try (RunningSandbox running = RunningSandbox.of(options, servers);
                PlainCopy plain = PlainCopy.to(running.sandbox(), PROVIDER);
                Frozen others = Frozen.allBut(running, PROVIDER, NEIGHBOUR)) {
            Measures measures = new Measures("catalogue", options.output());
            World world = running.world();
            federate(running, measures);
            changes(world, measures);
            search(running, plain, measures);
            importTable(world, plain, measures);
            return measures.finish(options.home().path().resolve("bench/catalogue.json"), Map.of("entries", entries));
        }
    }

    /** (1) Publish while the neighbour is down (kill -9); (2) start it; (3) from its first ready answer, wait until it has as many. */
    private void federate(RunningSandbox running, Measures measures) {
        World world = running.world();
        Api neighbour = world.auditorOf("100000");
        long before = cursorOf(neighbour, "510000");
        Fictional fictional = new Fictional(series);
        BulkImport imports = new BulkImport(world.admin(PROVIDER));
        long begun = System.nanoTime();
        long started;
        running.sandbox().kill(NEIGHBOUR);
        try {
            for (int from = 0; from < entries; from += CHUNK) {
                int to = Math.min(entries, from + CHUNK);
                imports.take(fictional.file(from, to), true, to - from);
            }
            measures.add("publish " + entries, since(begun), "s");
        } finally {
            started = System.nanoTime();
            running.sandbox().restart(NEIGHBOUR);
        }
        measures.add("start of the neighbour until it serves", since(started), "s");
        long served = System.nanoTime();
        measures.add("entries it had by then", cursorOf(neighbour, "510000") - before, "");
        World.await(PATIENCE, () -> cursorOf(neighbour, "510000") >= before + entries, "entries at " + NEIGHBOUR);
        measures.add("federate " + entries + " to a node that knew none", since(served), "s");
    }

    /** Up to where a node has another's feed: cheap to ask, so that the question does not weigh on the answer. */
    private static long cursorOf(Api node, String of) {
        for (JsonNode neighbour : node.get("/api/v1/catalogue/federation").path("neighbours")) {
            if (neighbour.path("node").asText().equals(of)) {
                return neighbour.path("cursor").asLong();
            }
        }
        throw new IllegalStateException(of + " is no neighbour");
    }

    /** From the answer to the publication until the neighbour's catalogue has the entry. */
    private void changes(World world, Measures measures) {
        Api neighbour = world.auditorOf("100000");
        double[] millis = new double[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            Resource change = new Resource(
                    "变更可见性" + series + i,
                    "105002",
                    Organisation.SICHUAN_LICENSING,
                    "UNCONDITIONAL",
                    "压力测试用，无真实数据",
                    List.of("id"),
                    Map.of("id", "编号"));
            new Seed(world).publish(change);
            long published = System.nanoTime();
            world.code(change);
            while (!world.isKnown(neighbour, change)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            millis[i] = since(published) * 1000;
        }
        Arrays.sort(millis);
        measures.add("change visible at the neighbour, median", millis[CHANGES / 2], "ms");
        measures.add("change visible at the neighbour, longest", millis[CHANGES - 1], "ms");
    }

    private void search(RunningSandbox running, PlainCopy plain, Measures measures) throws InterruptedException {
        World world = running.world();
        Map<String, String> headers = world.headers(Account.SICHUAN_MANAGER);
        JsonNode any = world.auditorOf("510000").get("/api/v1/catalogue/search?limit=1");
        measures.add(
                "floor: row by primary key, SQL, p95",
                plain.rowMillis(any.at("/items/0/resource").asText()),
                "ms");
        measures.add(
                "floor: health page",
                load(running, () -> new Call("GET", "/q/health/live", Map.of(), new byte[0], 200)));
        measures.add("search", load(running, SearchMix.all(headers)));
        measures.add("search with more hits than are looked at", load(running, SearchMix.broad(headers)));
        measures.add("all entries with facets", load(running, SearchMix.browsing(headers)));
    }

    private LoadResult load(RunningSandbox running, Supplier<Call> calls) throws InterruptedException {
        CpuClock cpu = CpuClock.over(running.sandbox().pids().values());
        try (LoadGenerator generator = new LoadGenerator(running.world().address(PROVIDER), connections)) {
            generator.run(new Pace.Closed(Duration.ofSeconds(Math.max(1, seconds / 2))), calls, cpu);
            return generator.run(new Pace.Closed(Duration.ofSeconds(seconds)), calls, cpu);
        }
    }

    private void importTable(World world, PlainCopy plain, Measures measures) {
        byte[] table = new Fictional(series + "i").file(0, rows);
        measures.add("floor: COPY of " + rows + " rows", plain.copy(table), "s");
        try (HeapWatch heap = new HeapWatch(world.admin(PROVIDER))) {
            long begun = System.nanoTime();
            new BulkImport(world.admin(PROVIDER)).take(table, false, rows);
            measures.add("import of " + rows + " rows as drafts", since(begun), "s");
            measures.add("most heap of the node meanwhile, garbage included", heap.mebibytes(), "MiB");
        }
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
