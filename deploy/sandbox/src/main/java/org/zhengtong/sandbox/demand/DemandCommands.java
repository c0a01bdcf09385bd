// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.demand;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.cli.CommandGroup;
import org.zhengtong.sandbox.person.OnOne;
import org.zhengtong.sandbox.person.PersonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zt demand}: demands (需求), from asking to the answer. */
@Command(
        name = "demand",
        subcommands = {
            DemandCommands.ListDemands.class,
            DemandCommands.Export.class,
            DemandCommands.Show.class,
            DemandCommands.Ask.class,
            DemandCommands.Suggest.class,
            DemandCommands.Claim.class,
            DemandCommands.Assign.class,
            DemandCommands.GiveBack.class,
            AnswerDemand.class,
            DemandCommands.Close.class,
            DemandCommands.Dispute.class,
            DemandCommands.Settle.class
        })
public final class DemandCommands extends CommandGroup {

    static final String DEMANDS = "/api/v1/demands";

    static final String[] LINE = {
        "id", "need.name", "status", "asker", "duty.organisation", "ageWorkingDays", "dueOn", "overdue"
    };

    private static final String[] WHOLE = {
        "id",
        "need",
        "status",
        "asker",
        "home",
        "inHand",
        "duty",
        "answer",
        "remark",
        "ageWorkingDays",
        "dueOn",
        "overdue"
    };

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
        private PersonOptions person;

        @Mixin
        private Filter filter;

        @Override
        public Integer call() {
            return person.show(person.api().get(DEMANDS + filter.query()), LINE);
        }
    }

    /** {@code zt demand export FILE}: all of the list, as CSV. */
    @Command(name = "export")
    static final class Export implements Callable<Integer> {

        @Mixin
        private PersonOptions person;

        @Parameters(paramLabel = "FILE", descriptionKey = "option.target-file")
        private Path file;

        @Override
        public Integer call() {
            person.api().download(DEMANDS + "/export", file);
            person.output().says("file.saved", file);
            return 0;
        }
    }

    /** What is done to one demand. */
    abstract static class OfDemand extends OnOne {

        OfDemand() {
            super(DEMANDS, LINE);
        }
    }

    /** A step for which a reason is due. */
    abstract static class WithReason extends OfDemand {

        @Option(names = "--text", paramLabel = "TEXT", required = true, descriptionKey = "option.reason")
        private String text;

        int reason(String step) {
            return step(step, Map.of("reason", text));
        }

        String text() {
            return text;
        }
    }

    /** {@code zt demand show ID}. */
    @Command(name = "show")
    static final class Show extends OfDemand {
        @Override
        public Integer call() {
            return showWithSteps("demand", WHOLE);
        }
    }

    /** {@code zt demand suggest ID}. */
    @Command(name = "suggest")
    static final class Suggest extends OfDemand {
        @Override
        public Integer call() {
            return showPart("suggestions", "resource", "name", "providerName", "matches");
        }
    }

    /** {@code zt demand ask FILE}: drafts and submits. */
    @Command(name = "ask")
    static final class Ask implements Callable<Integer> {

        @Mixin
        private PersonOptions person;

        @Parameters(paramLabel = "FILE", descriptionKey = "option.need")
        private Path file;

        @Override
        public Integer call() {
            String id = person.api()
                    .post(DEMANDS, PersonOptions.json(file))
                    .path("id")
                    .asText();
            return person.show(person.api().post(DEMANDS + "/" + id + "/submission", Map.of()), LINE);
        }
    }

    /** {@code zt demand claim ID}. */
    @Command(name = "claim")
    static final class Claim extends OfDemand {
        @Override
        public Integer call() {
            return step("claim", Map.of());
        }
    }

    /** {@code zt demand assign ID ORGANISATION}. */
    @Command(name = "assign")
    static final class Assign extends OfDemand {

        @Parameters(index = "1", paramLabel = "ORGANISATION", descriptionKey = "option.organisation")
        private String organisation;

        @Option(names = "--to", paramLabel = "CODE", descriptionKey = "option.to-node")
        private @Nullable String to;

        @Override
        public Integer call() {
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("organisation", organisation);
            body.put("node", to);
            return step("assignment", PersonOptions.given(body));
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

    /** {@code zt demand settle ID}: the level above rules on a dispute. */
    @Command(name = "settle")
    static final class Settle extends WithReason {

        @Option(names = "--upheld", descriptionKey = "option.upheld")
        private boolean upheld;

        @Override
        public Integer call() {
            return step("ruling", Map.of("upheld", upheld, "reason", text()));
        }
    }
}
