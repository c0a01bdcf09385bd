// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.demand;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.cli.CommandGroup;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zt demand}: demands (需求), from asking to the answer. */
@Command(
        name = "demand",
        subcommands = {
            DemandCommands.ListDemands.class,
            DemandCommands.Show.class,
            DemandCommands.Ask.class,
            DemandCommands.Suggest.class,
            DemandCommands.Claim.class,
            DemandCommands.Assign.class,
            DemandCommands.GiveBack.class,
            DemandCommands.AnswerDemand.class,
            DemandCommands.Close.class,
            DemandCommands.Dispute.class
        })
public final class DemandCommands extends CommandGroup {

    static final String DEMANDS = "/api/v1/demands";

    /** One line of the demand list or the duty list. */
    record Row(
            String id,
            String name,
            String status,
            String asker,
            String responsible,
            int age,
            String due,
            boolean overdue) {

        static Row of(JsonNode demand) {
            return new Row(
                    demand.path("id").asText(),
                    demand.path("need").path("name").asText(),
                    demand.path("status").asText(),
                    demand.path("asker").asText(),
                    demand.path("duty").path("organisation").asText(),
                    demand.path("ageWorkingDays").asInt(),
                    demand.path("dueOn").asText(),
                    demand.path("overdue").asBoolean());
        }
    }

    /** Which demands. */
    static final class Filter {

        @Option(names = "--status", paramLabel = "STATUS", defaultValue = "", descriptionKey = "option.status")
        private String status;

        @Option(names = "--overdue", descriptionKey = "option.overdue")
        private boolean overdue;

        @Option(names = "--limit", defaultValue = "50", descriptionKey = "option.limit")
        private int limit;

        String query() {
            return "?status=" + status + "&overdue=" + overdue + "&limit=" + limit;
        }
    }

    /** {@code zt demand list}. */
    @Command(name = "list")
    static final class ListDemands implements Callable<Integer> {

        @Mixin
        private ActingOptions acting;

        @Mixin
        private Filter filter;

        @Override
        public Integer call() {
            JsonNode page = acting.api().get(DEMANDS + filter.query());
            return acting.print(page, page.path("items"), Row::of);
        }
    }

    /** What every command on one demand has. */
    abstract static class OnOne implements Callable<Integer> {

        @Mixin
        private ActingOptions acting;

        @Parameters(index = "0", paramLabel = "ID", descriptionKey = "option.demand")
        private String id;

        /** Takes a step and prints where the demand stands then. */
        int step(String step, Map<String, ?> body) {
            return acting.print(acting.api().post(DEMANDS + "/" + id + "/" + step, body));
        }

        int read(String part) {
            return acting.print(acting.api().get(DEMANDS + "/" + id + part));
        }
    }

    /** A step for which a reason is due. */
    abstract static class WithReason extends OnOne {

        @Option(names = "--text", paramLabel = "TEXT", required = true, descriptionKey = "option.reason")
        private String text;

        int reason(String step) {
            return step(step, Map.of("reason", text));
        }
    }

    /** {@code zt demand show ID}. */
    @Command(name = "show")
    static final class Show extends OnOne {
        @Override
        public Integer call() {
            return read("");
        }
    }

    /** {@code zt demand suggest ID}. */
    @Command(name = "suggest")
    static final class Suggest extends OnOne {
        @Override
        public Integer call() {
            return read("/suggestions");
        }
    }

    /** {@code zt demand ask FILE}: drafts and submits. */
    @Command(name = "ask")
    static final class Ask implements Callable<Integer> {

        @Mixin
        private ActingOptions acting;

        @Parameters(paramLabel = "FILE", descriptionKey = "option.need")
        private Path file;

        @Override
        public Integer call() {
            String id = acting.api()
                    .post(DEMANDS, ActingOptions.json(file))
                    .path("id")
                    .asText();
            return acting.print(acting.api().post(DEMANDS + "/" + id + "/submission", Map.of()));
        }
    }

    /** {@code zt demand claim ID}. */
    @Command(name = "claim")
    static final class Claim extends OnOne {
        @Override
        public Integer call() {
            return step("claim", Map.of());
        }
    }

    /** {@code zt demand assign ID ORGANISATION}. */
    @Command(name = "assign")
    static final class Assign extends OnOne {

        @Parameters(index = "1", paramLabel = "ORGANISATION", descriptionKey = "option.organisation")
        private String organisation;

        @Option(names = "--to", paramLabel = "CODE", descriptionKey = "option.to-node")
        private @Nullable String to;

        @Override
        public Integer call() {
            Map<String, String> body = new LinkedHashMap<>(Map.of("organisation", organisation));
            if (to != null) {
                body.put("node", to);
            }
            return step("assignment", body);
        }
    }

    /** {@code zt demand return ID}. */
    @Command(name = "return")
    static final class GiveBack extends WithReason {
        @Override
        public Integer call() {
            return reason("return");
        }
    }

    /** {@code zt demand close ID}. */
    @Command(name = "close")
    static final class Close extends WithReason {
        @Override
        public Integer call() {
            return reason("closure");
        }
    }

    /** {@code zt demand dispute ID}. */
    @Command(name = "dispute")
    static final class Dispute extends WithReason {
        @Override
        public Integer call() {
            return reason("dispute");
        }
    }

    /** {@code zt demand answer ID}: by one of three. */
    @Command(name = "answer")
    static final class AnswerDemand extends OnOne {

        @ArgGroup(multiplicity = "1")
        private Kind kind = new Kind();

        @Option(names = "--until", paramLabel = "DAY", descriptionKey = "option.until")
        private @Nullable String until;

        @Option(names = "--text", paramLabel = "TEXT", defaultValue = "", descriptionKey = "option.reason")
        private String text;

        /** One of the three answers. */
        static final class Kind {

            @Option(names = "--link", paramLabel = "RESOURCE", descriptionKey = "option.link")
            private @Nullable String link;

            @Option(names = "--promise", paramLabel = "NAME", descriptionKey = "option.promise")
            private @Nullable String promise;

            @Option(names = "--refuse", paramLabel = "GROUND", descriptionKey = "option.ground")
            private @Nullable String refuse;
        }

        @Override
        public Integer call() {
            Map<String, Object> body = new LinkedHashMap<>(Map.of("text", text));
            if (kind.link != null) {
                body.put("outcome", "LINKED");
                body.put("resource", kind.link);
            } else if (kind.promise != null) {
                body.put("outcome", "PROMISED");
                body.put("entryName", kind.promise);
            } else {
                body.put("outcome", "REFUSED");
                body.put("ground", String.valueOf(kind.refuse));
            }
            if (until != null) {
                body.put("promisedFor", until);
            }
            return step("answer", body);
        }
    }
}
