// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which parts to run, and how large. */
final class LicenceOptions {

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "只测这些部分：${COMPLETION-CANDIDATES} (these parts alone)")
    private List<Part> only = Arrays.asList(Part.values());

    @Option(names = "--seconds", defaultValue = "20", description = "每轮时长，秒 (seconds of each run)")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "180", description = "每轮预热时长，秒 (seconds of warm-up before each run)")
    private int warmUp;

    @Option(names = "--connections", defaultValue = "64", description = "并发连接数 (connections)")
    private int connections;

    @Option(names = "--orders", defaultValue = "40000", description = "批量签发数 (licences issued in batches)")
    private int orders;

    @Option(names = "--rows", defaultValue = "100000", description = "归集行数 (rows taken in)")
    private int rows;

    @Option(
            names = "--licences",
            defaultValue = "1000000",
            description = "检索时库内证照数 (licences in the register when it is searched)")
    private int licences;

    @Option(names = "--changes", defaultValue = "1000000", description = "状态变更数 (changes of status under kill -9)")
    private int changes;

    @Option(names = "--kills", defaultValue = "10", description = "变更期间杀死进程次数 (kills meanwhile)")
    private int kills;

    /** A part of the bench. */
    enum Part {
        ISSUE,
        BATCH,
        VERIFY,
        DOCUMENT,
        STATUS,
        INTAKE,
        SEARCH,
        CHANGES
    }

    boolean runs(Part part) {
        return only.contains(part);
    }

    Duration run() {
        return Duration.ofSeconds(seconds);
    }

    Duration warmUp() {
        return Duration.ofSeconds(warmUp);
    }

    int connections() {
        return connections;
    }

    int orders() {
        return orders;
    }

    int rows() {
        return rows;
    }

    int licences() {
        return licences;
    }

    int changes() {
        return changes;
    }

    int kills() {
        return kills;
    }

    /** For the report. */
    Map<String, Object> sizes() {
        return Map.of(
                "parts", only,
                "seconds", seconds,
                "warmUp", warmUp,
                "connections", connections,
                "orders", orders,
                "rows", rows,
                "licences", licences,
                "changes", changes,
                "kills", kills);
    }
}
