// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.load;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a load run measured.
 *
 * @param answered calls answered as expected
 * @param failed calls answered otherwise or not at all
 * @param firstFailure what the first failed call saw, empty when none failed
 * @param seconds wall time from the first start to the last answer
 * @param serverCpuSeconds processor time of the measured server processes in that time
 * @param latency latency of answered calls in microseconds
 */
public record LoadResult(
        long answered, long failed, String firstFailure, double seconds, double serverCpuSeconds, Histogram latency) {

    /** Answered calls a second. */
    public double perSecond() {
        return answered / seconds;
    }

    /** Processor time of the servers per answered call, in microseconds; all measured processes together. */
    public double cpuMicrosPerCall() {
        return answered == 0 ? 0 : serverCpuSeconds * 1e6 / answered;
    }

    /** Latency at a percentile (0–100), in milliseconds. */
    public double millisAt(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1000.0;
    }

    /** The figures as one JSON object. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("answered", answered);
        figures.put("failed", failed);
        figures.put("perSecond", round(perSecond()));
        figures.put("p50Millis", round(millisAt(50)));
        figures.put("p90Millis", round(millisAt(90)));
        figures.put("p99Millis", round(millisAt(99)));
        figures.put("p999Millis", round(millisAt(99.9)));
        figures.put("maxMillis", round(latency.getMaxValue() / 1000.0));
        figures.put("serverCpuMicrosPerCall", round(cpuMicrosPerCall()));
        if (failed > 0) {
            figures.put("firstFailure", firstFailure);
        }
        return figures;
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
