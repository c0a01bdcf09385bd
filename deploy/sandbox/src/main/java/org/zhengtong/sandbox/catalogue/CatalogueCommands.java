// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.Opening;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.api.Upload;
import org.zhengtong.sandbox.cli.CommandGroup;
import org.zhengtong.sandbox.cli.Format;
import org.zhengtong.sandbox.cli.GlobalOptions;
import org.zhengtong.sandbox.cli.Output;
import org.zhengtong.sandbox.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zt catalogue}: the resource catalogue (资源目录) of a node. */
@Command(
        name = "catalogue",
        subcommands = {
            CatalogueCommands.ImportTree.class,
            TableCommands.Template.class,
            TableCommands.ImportEntries.class,
            TableCommands.Export.class,
            TableCommands.Quality.class,
            CatalogueCommands.Search.class,
            OpenExport.class,
            FederationCommands.Status.class,
            FederationCommands.Reconcile.class,
            EntryCommands.Diff.class,
            EntryCommands.Lint.class,
            ReviewCommands.Submit.class,
            ReviewCommands.Reviews.class,
            ReviewCommands.Approve.class,
            ReviewCommands.Return.class,
            ReviewCommands.Withdraw.class,
            ReportCommands.Reports.class,
            ReportCommands.ReportAgain.class,
            ReportCommands.Judge.class
        })
public final class CatalogueCommands extends CommandGroup {

    /** Options that all of them have. */
    static final class NodeOptions {

        @Mixin
        private GlobalOptions options;

        Output output() {
            return options.output();
        }

        @Option(names = "--node", paramLabel = "CODE", defaultValue = "511900", descriptionKey = "option.node")
        private String node;

        World world() {
            return Opening.world(options.sandbox(), options.output().messages().language());
        }

        /** The node as its auditor, who may read everything. */
        Api auditor() {
            return world().auditorOf(node);
        }

        /** The node as its administrator, who may import trees. */
        Api administrator() {
            return world().admin("node-" + node);
        }
    }

    /** {@code zt catalogue import-tree FILE}: a classification tree, or the divisions (GB/T 2260). */
    @Command(name = "import-tree")
    static final class ImportTree implements Callable<Integer> {

        @Mixin
        private NodeOptions target;

        @Option(names = "--tree", paramLabel = "ID", descriptionKey = "option.tree")
        private @Nullable String tree;

        @Parameters(paramLabel = "FILE", descriptionKey = "option.csv")
        private Path file;

        @Override
        public Integer call() {
            Upload upload = Upload.of(file, target.options.output());
            String id = tree == null ? treeOf(file) : tree;
            return upload.to(target.administrator(), "/api/v1/catalogue/trees/" + id + "/imports");
        }

        /** Divisions state their level; the classification tree does not. */
        private static String treeOf(Path file) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                return String.valueOf(lines.readLine()).contains("level") ? "divisions" : "classification";
            } catch (IOException e) {
                throw new SandboxException(e, "file.unreadable", file);
            }
        }
    }

    /** {@code zt catalogue search TEXT}. */
    @Command(name = "search")
    static final class Search implements Callable<Integer> {

        @Mixin
        private NodeOptions target;

        @Option(names = "--limit", defaultValue = "20", descriptionKey = "option.limit")
        private int limit;

        @Parameters(paramLabel = "TEXT", descriptionKey = "option.text")
        private String text;

        /** One hit. */
        record Row(String resource, String name, String provider, String sharingType) {}

        @Override
        public Integer call() {
            JsonNode found = target.auditor()
                    .get("/api/v1/catalogue/search?limit=" + limit + "&text="
                            + URLEncoder.encode(text, StandardCharsets.UTF_8));
            if (target.options.output().format() == Format.TABLE) {
                List<Row> rows = new ArrayList<>();
                found.path("items").forEach(hit -> rows.add(row(hit)));
                target.options.output().result(rows);
            } else {
                target.options.output().result(found);
            }
            return 0;
        }

        private static Row row(JsonNode hit) {
            return new Row(
                    hit.path("resource").asText(),
                    hit.path("name").asText(),
                    hit.path("providerName").asText(),
                    hit.path("sharingType").asText());
        }
    }
}
