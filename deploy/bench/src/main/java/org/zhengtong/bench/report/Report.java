// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengtong.bench.load.LoadResult;
import org.zhengtong.sandbox.cli.Output;
import org.zhengtong.sandbox.topology.JsonFile;

/** The runs of one bench, each with its ratio to the floor's. */
public final class Report {

    private final String name;
    private final Output output;
    private final Map<String, LoadResult> runs = new LinkedHashMap<>();
    private @Nullable LoadResult floor;

    public Report(String name, Output output) {
        this.name = name;
        this.output = output;
    }

    /** One line of the table. */
    record Row(
            String run,
            double perSecond,
            double p50,
            double p90,
            double p99,
            double max,
            double cpuMicros,
            long failed) {}

    /** Keeps the figures of a run. */
    public void add(String run, LoadResult result) {
        runs.put(run, result);
        output.says("bench.run", run, Math.round(result.perSecond()), result.failed());
        if (result.failed() > 0) {
            output.says("bench.failures", result.failed(), result.firstFailure());
        }
    }

    /** Keeps the figures of the run that the others are compared with. */
    public void addFloor(String run, LoadResult result) {
        floor = result;
        add(run, result);
    }

    /** Prints the table, or the whole as JSON, and writes the JSON to the file. Exit code 1 when calls failed. */
    public int finish(Path file) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("bench", name);
        all.put("at", Instant.now().toString());
        all.put("machine", machine());
        Map<String, Object> figures = new LinkedHashMap<>();
        runs.forEach((run, result) -> figures.put(run, figures(result)));
        all.put("runs", figures);
        JsonFile.write(file, all);
        if (output.format() == org.zhengtong.sandbox.cli.Format.TABLE) {
            List<Row> rows = new ArrayList<>();
            runs.forEach((run, result) -> rows.add(row(run, result)));
            output.result(rows);
        } else {
            output.result(all);
        }
        output.says("bench.kept", file);
        return runs.values().stream().allMatch(run -> run.failed() == 0) ? 0 : 1;
    }

    private Map<String, Object> figures(LoadResult result) {
        Map<String, Object> figures = new LinkedHashMap<>(result.figures());
        if (floor != null) {
            figures.put("ratioToFloor", Math.round(result.perSecond() / floor.perSecond() * 1000) / 1000.0);
        }
        return figures;
    }

    private static Row row(String run, LoadResult result) {
        return new Row(
                run,
                Math.round(result.perSecond()),
                tenth(result.millisAt(50)),
                tenth(result.millisAt(90)),
                tenth(result.millisAt(99)),
                tenth(result.latency().getMaxValue() / 1000.0),
                Math.round(result.cpuMicrosPerCall()),
                result.failed());
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static Map<String, Object> machine() {
        Runtime runtime = Runtime.getRuntime();
        return Map.of(
                "processors", runtime.availableProcessors(),
                "java", System.getProperty("java.version"),
                "os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }
}
