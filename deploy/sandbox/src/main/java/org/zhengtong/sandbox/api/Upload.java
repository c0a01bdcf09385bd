// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.cli.Format;
import org.zhengtong.sandbox.cli.Output;

/** Sends a CSV file to an import and prints what became of its rows; exit code 1 when some were refused. */
public final class Upload {

    private static final int SHOWN = 20;

    private final byte[] content;
    private final Path file;
    private final Output output;

    private Upload(byte[] content, Path file, Output output) {
        this.content = content;
        this.file = file;
        this.output = output;
    }

    /** The file to send. */
    public static Upload of(Path file, Output output) {
        try {
            return new Upload(Files.readAllBytes(file), file, output);
        } catch (IOException e) {
            throw new SandboxException(e, "file.unreadable", file);
        }
    }

    /** Sends it and prints the report. */
    public int to(Api api, String path) {
        output.says("import.started", file);
        return report(api.upload(path, content), output);
    }

    /** Prints what became of the rows; exit code 1 when some were refused. */
    public static int report(JsonNode report, Output output) {
        if (output.format() == Format.TABLE) {
            print(report, output);
        } else {
            output.result(report);
        }
        return report.path("refused").asLong() == 0 ? 0 : 1;
    }

    private static void print(JsonNode report, Output output) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (String count : List.of("rows", "imported", "warned", "unchanged", "refused")) {
            counts.put(count, report.path(count).asLong());
        }
        output.result(counts);
        List<JsonNode> outcomes = new ArrayList<>();
        report.path("outcomes").forEach(outcomes::add);
        outcomes.stream().limit(SHOWN).forEach(outcome -> output.line(line(outcome)));
        if (outcomes.size() > SHOWN) {
            output.line(output.messages().text("import.more", outcomes.size() - SHOWN));
        }
    }

    private static String line(JsonNode outcome) {
        StringBuilder line = new StringBuilder();
        outcome.fields().forEachRemaining(member -> {
            if (!member.getValue().isNull()) {
                line.append(line.length() == 0 ? "" : "  ")
                        .append(member.getValue().asText());
            }
        });
        return line.toString();
    }
}
