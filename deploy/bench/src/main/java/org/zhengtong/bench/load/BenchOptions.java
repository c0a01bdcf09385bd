// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.load;

import java.time.Duration;
import picocli.CommandLine.Option;

/** Options of every bench. */
public final class BenchOptions {

    @Option(names = "--seconds", defaultValue = "30", description = "每轮时长，秒 (seconds of each run)")
    private int seconds = 30;

    @Option(names = "--warm-up", defaultValue = "180", description = "预热时长，秒 (seconds of warm-up before a run)")
    private int warmUp = 180;

    @Option(names = "--connections", defaultValue = "64", description = "并发连接数 (connections)")
    private int connections = 64;

    /** Length of a measured run. */
    public Duration run() {
        return Duration.ofSeconds(seconds);
    }

    /** Length of the run before it, whose figures are dropped. */
    public Duration warmUp() {
        return Duration.ofSeconds(warmUp);
    }

    /** Keep-alive connections. */
    public int connections() {
        return connections;
    }
}
