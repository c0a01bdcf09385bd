// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhengtong.bench.load.LoadResult;
import org.zhengtong.sandbox.cli.Format;
import org.zhengtong.sandbox.cli.Output;
import org.zhengtong.sandbox.topology.JsonFile;

/** The figures of one run, printed as they come and kept as JSON. */
public final class Measures {

    private final String bench;
    private final Output output;
    private final List<Measure> measures = new ArrayList<>();
    private long failed;

    public Measures(String bench, Output output) {
        this.bench = bench;
        this.output = output;
    }

    /**
     * One figure.
     *
     * @param target what it is to be, empty where it is a floor or an aside
     * @param ofFloor its share of the floor named in {@code what}'s part, empty where there is none
     */
    public record Measure(String what, double value, String unit, String target, String ofFloor) {}

    public void add(String what, double value, String unit) {
        add(what, value, unit, "");
    }

    /** One figure with what it is to be. */
    public void add(String what, double value, String unit, String target) {
        add(new Measure(what, hundredth(value), unit, target, ""));
    }

    /** One figure with what it is to be, set against the floor of the same run. */
    public void add(String what, double value, String unit, String target, double floor) {
        add(new Measure(
                what, hundredth(value), unit, target, String.valueOf(Math.round(value / floor * 1000) / 1000.0)));
    }

    private void add(Measure measure) {
        measures.add(measure);
        output.says("bench.measure", measure.what(), String.valueOf(measure.value()), measure.unit());
    }

    /** Latencies of a load run. */
    public void add(String what, LoadResult result) {
        add(what + " p50", result.millisAt(50), "ms");
        add(what + " p95", result.millisAt(95), "ms");
        add(what + " p99", result.millisAt(99), "ms");
        add(what + " a second", result.perSecond(), "1/s");
        failures(result);
    }

    /** Rate of a load run against its floor, its latency and what one call costs all processes together. */
    public void addRate(String what, LoadResult result, String target, double floor) {
        add(what, result.perSecond(), "1/s", target, floor);
        add(what + " p50", result.millisAt(50), "ms");
        add(what + " p99", result.millisAt(99), "ms");
        add(what + " CPU a call, servers", result.cpuMicrosPerCall(), "µs");
        failures(result);
    }

    /** Counts what went wrong, so that the run does not pass. */
    public void failures(LoadResult result) {
        if (result.failed() > 0) {
            failed += result.failed();
            output.says("bench.failures", result.failed(), result.firstFailure());
        }
    }

    /** Prints all and writes the JSON; exit code 1 when calls failed. */
    public int finish(Path file, Map<String, Object> sizes) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("bench", bench);
        all.put("at", Instant.now().toString());
        all.putAll(sizes);
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("java", System.getProperty("java.version"));
        all.put("measures", measures);
        JsonFile.write(file, all);
        output.result(output.format() == Format.TABLE ? measures : all);
        output.says("bench.kept", file);
        return failed == 0 ? 0 : 1;
    }

    private static double hundredth(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
