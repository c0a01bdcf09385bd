// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.bench.load.LoadResult;
import org.zhengtong.sandbox.Messages;
import org.zhengtong.sandbox.cli.Format;
import org.zhengtong.sandbox.cli.Output;

class ReportTest {

    @TempDir
    Path folder;

    @Test
    void ratiosAreToTheRunThatIsTheFloor() throws Exception {
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Report report = new Report("test", new Output(out, out, new Messages("en"), Format.JSON));
        report.add("provider", run(4000, 0));
        report.addFloor("proxy", run(2000, 0));
        report.add("node", run(500, 1));

        int exit = report.finish(folder.resolve("test.json"));

        JsonNode runs = new ObjectMapper()
                .readTree(folder.resolve("test.json").toFile())
                .path("runs");
        assertThat(runs.path("provider").path("ratioToFloor").asDouble()).isEqualTo(2);
        assertThat(runs.path("node").path("ratioToFloor").asDouble()).isEqualTo(0.25);
        assertThat(exit).as("a call failed").isEqualTo(1);
    }

    private static LoadResult run(long answered, long failed) {
        return new LoadResult(answered, failed, "", 1, 0.1, new Histogram(3));
    }
}
