// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.catalogue.CatalogueCommands.NodeOptions;
import org.zhengtong.sandbox.cli.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code zt catalogue diff} and {@code lint}: looking at one entry. */
final class EntryCommands {

    static final String ENTRIES = "/api/v1/catalogue/entries/";

    private EntryCommands() {}

    /** Id of an entry, which may be named by its resource code. */
    static String idOf(Api api, String entry) {
        if (!entry.contains("/")) {
            return entry;
        }
        JsonNode found = api.get(
                        "/api/v1/catalogue/entries?resource=" + URLEncoder.encode(entry, StandardCharsets.UTF_8))
                .path("items");
        if (found.isEmpty()) {
            throw new SandboxException("catalogue.no-entry", entry);
        }
        return found.get(0).path("id").asText();
    }

    /** {@code zt catalogue diff ENTRY [FROM TO]}. */
    @Command(name = "diff")
    static final class Diff implements Callable<Integer> {

        @Mixin
        private NodeOptions target;

        @Parameters(index = "0", paramLabel = "ENTRY", descriptionKey = "option.entry")
        private String entry;

        @Parameters(index = "1", arity = "0..1", paramLabel = "FROM", descriptionKey = "option.from")
        private @Nullable Integer from;

        @Parameters(index = "2", arity = "0..1", paramLabel = "TO", descriptionKey = "option.to")
        private @Nullable Integer to;

        /** One difference. */
        record Row(String field, String kind, String before, String after) {}

        @Override
        public Integer call() {
            Api api = target.administrator();
            String numbers = from == null ? "" : "?from=" + from + (to == null ? "" : "&to=" + to);
            JsonNode diff = api.get(ENTRIES + idOf(api, entry) + "/diff" + numbers);
            if (target.output().format() == Format.TABLE) {
                List<Row> rows = new ArrayList<>();
                diff.path("changes")
                        .forEach(change -> rows.add(new Row(
                                change.path("field").asText(),
                                change.path("kind").asText(),
                                text(change.path("before")),
                                text(change.path("after")))));
                target.output().result(rows);
            } else {
                target.output().result(diff);
            }
            return 0;
        }

        private static String text(JsonNode value) {
            return value.isContainerNode() ? value.toString() : value.asText("");
        }
    }

    /** {@code zt catalogue lint ENTRY}. */
    @Command(name = "lint")
    static final class Lint implements Callable<Integer> {

        @Mixin
        private NodeOptions target;

        @Parameters(paramLabel = "ENTRY", descriptionKey = "option.entry")
        private String entry;

        /** One finding, in the reader's language. */
        record Row(String rule, String level, String field, String message, String detail) {}

        @Override
        public Integer call() {
            Api api = target.administrator();
            JsonNode found = api.post(ENTRIES + idOf(api, entry) + "/lint", Map.of());
            if (target.output().format() == Format.TABLE) {
                String language = target.output().messages().language().startsWith("en") ? "en" : "zh";
                List<Row> rows = new ArrayList<>();
                found.path("findings")
                        .forEach(finding -> rows.add(new Row(
                                finding.path("rule").asText(),
                                finding.path("level").asText(),
                                finding.path("field").asText(),
                                finding.path(language).asText(),
                                finding.path("detail").asText())));
                target.output().result(rows);
            } else {
                target.output().result(found);
            }
            return found.path("publishable").asBoolean() ? 0 : 1;
        }
    }
}
