// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.api.Upload;
import org.zhengtong.sandbox.catalogue.CatalogueCommands.NodeOptions;
import org.zhengtong.sandbox.cli.Format;
import org.zhengtong.sandbox.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The catalogue as tables: template, import, export, and its quality. */
final class TableCommands {

    private TableCommands() {}

    /** {@code zt catalogue template FILE}. */
    @Command(name = "template")
    static final class Template implements Callable<Integer> {

        @Mixin
        private NodeOptions target;

        @Parameters(paramLabel = "FILE", descriptionKey = "option.target-file", defaultValue = "template.xlsx")
        private Path file;

        @Override
        public Integer call() {
            target.administrator().download("/api/v1/catalogue/template", file);
            target.output().says("file.saved", file);
            return 0;
        }
    }

    /** {@code zt catalogue import FILE}: entries, as drafts unless said otherwise; progress on stderr. */
    @Command(name = "import")
    static final class ImportEntries implements Callable<Integer> {

        private static final Duration LOOK_EVERY = Duration.ofMillis(500);

        @Mixin
        private NodeOptions target;

        @Option(names = "--dry-run", descriptionKey = "option.dry-run")
        private boolean dryRun;

        @Option(names = "--all-or-nothing", descriptionKey = "option.all-or-nothing")
        private boolean allOrNothing;

        @Option(names = "--target", paramLabel = "STATE", defaultValue = "DRAFT", descriptionKey = "option.target")
        private String state;

        @Option(names = "--annotated", paramLabel = "FILE", descriptionKey = "option.annotated")
        private @Nullable Path annotated;

        @Parameters(paramLabel = "FILE", descriptionKey = "option.table")
        private Path file;

        @Override
        public Integer call() {
            Output output = target.output();
            Api api = target.administrator();
            output.says("import.started", file);
            JsonNode report = api.upload(
                    "/api/v1/catalogue/imports?mode=" + (allOrNothing ? "ALL_OR_NOTHING" : "VALID_ROWS") + "&target="
                            + state + "&dryRun=" + dryRun,
                    file,
                    type(file));
            String address = "/api/v1/catalogue/imports/" + report.path("id").asText();
            while (!List.of("DONE", "REFUSED").contains(report.path("status").asText())) {
                output.says(
                        "import.progress",
                        report.path("checked").asInt(),
                        report.path("rows").asInt());
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
                report = api.get(address);
            }
            if (annotated != null) {
                api.download(address + "/workbook", annotated);
                output.says("import.annotated", annotated);
            }
            return Upload.report(report, output);
        }

        private static String type(Path file) {
            return file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")
                    ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                    : "text/csv";
        }
    }

    /** {@code zt catalogue export FILE}: the form follows the file's ending. */
    @Command(name = "export")
    static final class Export implements Callable<Integer> {

        @Mixin
        private NodeOptions target;

        @Option(
                names = "--organisation",
                paramLabel = "CODE",
                defaultValue = "",
                descriptionKey = "option.organisation")
        private String organisation;

        @Parameters(paramLabel = "FILE", descriptionKey = "option.target-file", defaultValue = "catalogue.xlsx")
        private Path file;

        @Override
        public Integer call() {
            String name = file.toString().toLowerCase(Locale.ROOT);
            String format = name.endsWith(".csv") ? "csv" : name.endsWith(".json") ? "json" : "xlsx";
            String only = organisation.isEmpty() ? "" : "&organisation=" + organisation;
            target.administrator().download("/api/v1/catalogue/export?format=" + format + only, file);
            target.output().says("file.saved", file);
            return 0;
        }
    }

    /** {@code zt catalogue quality}: the headline by organisation, or the entries in a state. */
    @Command(name = "quality")
    static final class Quality implements Callable<Integer> {

        @Mixin
        private NodeOptions target;

        @Option(names = "--state", paramLabel = "STATE", descriptionKey = "option.quality-state")
        private @Nullable String state;

        @Override
        public Integer call() {
            Output output = target.output();
            Api api = target.administrator();
            JsonNode found = api.get("/api/v1/catalogue/quality" + (state == null ? "" : "/entries?state=" + state));
            if (output.format() != Format.TABLE) {
                output.result(found);
                return 0;
            }
            List<Map<String, Object>> rows = new ArrayList<>();
            found.path(state == null ? "organisations" : "items").forEach(row -> rows.add(cells(row)));
            output.result(rows);
            return 0;
        }

        private static Map<String, Object> cells(JsonNode row) {
            Map<String, Object> cells = new LinkedHashMap<>();
            row.properties().stream()
                    .filter(member -> member.getValue().isValueNode())
                    .forEach(member -> cells.put(member.getKey(), member.getValue()));
            return cells;
        }
    }
}
