// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.catalogue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhengtong.bench.load.LoadResult;
import org.zhengtong.sandbox.cli.Format;
import org.zhengtong.sandbox.cli.Output;
import org.zhengtong.sandbox.topology.JsonFile;

/** The figures of one run, printed as they come and kept as JSON. */
final class Measures {

    private final Output output;
    private final List<Measure> measures = new ArrayList<>();
    private long failed;

    Measures(Output output) {
        this.output = output;
    }

    /** One figure. */
    record Measure(String what, double value, String unit) {}

    void add(String what, double value, String unit) {
        Measure measure = new Measure(what, Math.round(value * 100) / 100.0, unit);
        measures.add(measure);
        output.says("bench.measure", what, String.valueOf(measure.value()), unit);
    }

    /** Latencies of a load run. */
    void add(String what, LoadResult result) {
        add(what + " p50", result.millisAt(50), "ms");
        add(what + " p95", result.millisAt(95), "ms");
        add(what + " p99", result.millisAt(99), "ms");
        add(what + " a second", result.perSecond(), "1/s");
        if (result.failed() > 0) {
            failed += result.failed();
            output.says("bench.failures", result.failed(), result.firstFailure());
        }
    }

    int finish(Path file, int entries) {
        Map<String, Object> all = Map.of(
                "bench",
                "catalogue",
                "at",
                Instant.now().toString(),
                "entries",
                entries,
                "processors",
                Runtime.getRuntime().availableProcessors(),
                "java",
                System.getProperty("java.version"),
                "measures",
                measures);
        JsonFile.write(file, all);
        output.result(output.format() == Format.TABLE ? measures : all);
        output.says("bench.kept", file);
        return failed == 0 ? 0 : 1;
    }
}
