// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.catalogue.CatalogueCommands.NodeOptions;
import org.zhengtong.sandbox.cli.Format;
import org.zhengtong.sandbox.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a node's catalogue goes along with its neighbours' (目录级联). */
final class FederationCommands {

    private static final String PATH = "/api/v1/catalogue/federation";

    private FederationCommands() {}

    /** {@code zt catalogue federation}: each neighbour's cursor, lag, age and refusals. */
    @Command(name = "federation")
    static final class Status implements Callable<Integer> {

        @Mixin
        private NodeOptions target;

        /** One neighbour. */
        record Row(
                String node,
                String relation,
                String state,
                long cursor,
                long lag,
                String lastContact,
                String staleSince,
                long refused) {}

        @Override
        public Integer call() {
            JsonNode found = target.administrator().get(PATH);
            print(target.output(), found, found.path("neighbours"), Status::row);
            return 0;
        }

        private static Row row(JsonNode neighbour) {
            return new Row(
                    neighbour.path("node").asText(),
                    neighbour.path("relation").asText(),
                    neighbour.path("state").asText(),
                    neighbour.path("cursor").asLong(),
                    neighbour.path("lag").asLong(),
                    neighbour.path("lastContact").asText(),
                    neighbour.path("staleSince").asText(),
                    neighbour.path("refused").asLong());
        }
    }

    /** {@code zt catalogue reconcile}: exit status 1 when something still differs. */
    @Command(name = "reconcile")
    static final class Reconcile implements Callable<Integer> {

        @Mixin
        private NodeOptions target;

        @Option(names = "--with", paramLabel = "CODE", descriptionKey = "option.neighbour")
        private @Nullable String neighbour;

        /** How it ended with one neighbour. */
        record Row(
                String neighbour,
                long compared,
                int missing,
                int outdated,
                int surplus,
                int entered,
                int refused,
                boolean agrees) {}

        @Override
        public Integer call() {
            String with = neighbour == null ? "" : "?neighbour=" + neighbour;
            JsonNode found = target.administrator().post(PATH + "/reconciliation" + with, Map.of());
            JsonNode outcomes = found.path("outcomes");
            print(target.output(), found, outcomes, Reconcile::row);
            boolean alike = true;
            for (JsonNode outcome : outcomes) {
                alike &= outcome.path("agrees").asBoolean();
            }
            return alike ? 0 : 1;
        }

        private static Row row(JsonNode outcome) {
            return new Row(
                    outcome.path("neighbour").asText(),
                    outcome.path("compared").asLong(),
                    outcome.path("missing").asInt(),
                    outcome.path("outdated").asInt(),
                    outcome.path("surplus").asInt(),
                    outcome.path("entered").asInt(),
                    outcome.path("refused").asInt(),
                    outcome.path("agrees").asBoolean());
        }
    }

    private static void print(Output output, JsonNode whole, JsonNode items, Function<JsonNode, Object> row) {
        if (output.format() == Format.TABLE) {
            List<Object> rows = new ArrayList<>();
            items.forEach(item -> rows.add(row.apply(item)));
            output.result(rows);
        } else {
            output.result(whole);
        }
    }
}
