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

/** {@code zt correction}: corrections (校核) from the doubt to the outcome, and the notices (更正告知) of them. */
@Command(
        name = "correction",
        subcommands = {
            CorrectionCommands.ListCorrections.class,
            CorrectionCommands.Show.class,
            CorrectionCommands.Raise.class,
            CorrectionCommands.Values.class,
            CorrectionCommands.Ask.class,
            CorrectionCommands.Supplement.class,
            CorrectionCommands.Extend.class,
            CorrectionCommands.AnswerCorrection.class,
            CorrectionCommands.Close.class,
            CorrectionCommands.Dispute.class,
            CorrectionCommands.Settle.class,
            NoticeCommands.ListNotices.class,
            NoticeCommands.Acknowledge.class
        })
public final class CorrectionCommands extends CommandGroup {

    static final String CORRECTIONS = "/api/v1/corrections";

    private static final String[] LINE = {
        "id", "resource", "fault", "status", "raiser", "outcome", "ageWorkingDays", "dueOn", "overdue"
    };

    private static final String[] WHOLE = {
        "id",
        "resource",
        "providerOrganisation",
        "raiser",
        "inHand",
        "fault",
        "field",
        "description",
        "datum",
        "proofs",
        "caseNumber",
        "status",
        "outcome",
        "remark",
        "supplements",
        "rating",
        "dueOn",
        "overdue",
        "caseRule.zh"
    };

    /** {@code zt correction list}. */
    @Command(name = "list")
    static final class ListCorrections implements Callable<Integer> {

        @Mixin
        private PersonOptions person;

        @Mixin
        private DemandCommands.Filter filter;

        @Override
        public Integer call() {
            return person.show(person.api().get(CORRECTIONS + filter.query()), LINE);
        }
    }

    /** {@code zt correction raise FILE}. */
    @Command(name = "raise")
    static final class Raise implements Callable<Integer> {

        @Mixin
        private PersonOptions person;

        @Parameters(paramLabel = "FILE", descriptionKey = "option.doubt")
        private Path file;

        @Override
        public Integer call() {
            return person.show(person.api().post(CORRECTIONS, PersonOptions.json(file)), LINE);
        }
    }

    /** What is done to one correction. */
    abstract static class OfCorrection extends OnOne {

        OfCorrection() {
            super(CORRECTIONS, LINE);
        }
    }

    /** A step with which something is said. */
    abstract static class WithText extends OfCorrection {

        @Option(names = "--text", paramLabel = "TEXT", required = true, descriptionKey = "option.reason")
        private String text;

        int say(String step, Map<String, ? extends @Nullable Object> more) {
            Map<String, Object> body = PersonOptions.given(more);
            body.put("text", text);
            return step(step, body);
        }
    }

    /** {@code zt correction show ID}. */
    @Command(name = "show")
    static final class Show extends OfCorrection {
        @Override
        public Integer call() {
            return showWithSteps("correction", WHOLE);
        }
    }

    /** {@code zt correction values ID}: in full, for the officer who checks them. */
    @Command(name = "values")
    static final class Values extends OfCorrection {
        @Override
        public Integer call() {
            return person().show(post("values", Map.of()));
        }
    }

    /** {@code zt correction ask ID}: for more. */
    @Command(name = "ask")
    static final class Ask extends WithText {
        @Override
        public Integer call() {
            return say("question", Map.of());
        }
    }

    /** {@code zt correction supplement ID}. */
    @Command(name = "supplement")
    static final class Supplement extends WithText {
        @Override
        public Integer call() {
            return say("supplement", Map.of());
        }
    }

    /** {@code zt correction extend ID}. */
    @Command(name = "extend")
    static final class Extend extends OfCorrection {

        @Option(names = "--text", paramLabel = "TEXT", required = true, descriptionKey = "option.reason")
        private String text;

        @Option(names = "--days", paramLabel = "DAYS", descriptionKey = "option.days")
        private @Nullable Integer days;

        @Override
        public Integer call() {
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("workingDays", days);
            body.put("reason", text);
            return step("extension", PersonOptions.given(body));
        }
    }

    /** {@code zt correction answer ID}. */
    @Command(name = "answer")
    static final class AnswerCorrection extends WithText {

        @Option(names = "--unfounded", descriptionKey = "option.unfounded")
        private boolean unfounded;

        @Option(names = "--wrong-since", paramLabel = "DAY", descriptionKey = "option.wrong-since")
        private @Nullable String wrongSince;

        @Override
        public Integer call() {
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("outcome", unfounded ? "UNFOUNDED" : "CORRECTED");
            body.put("wrongSince", wrongSince);
            return say("answer", body);
        }
    }

    /** {@code zt correction close ID}. */
    @Command(name = "close")
    static final class Close extends WithText {

        @Option(names = "--rating", paramLabel = "1-5", required = true, descriptionKey = "option.rating")
        private int rating;

        @Override
        public Integer call() {
            return say("closure", Map.of("rating", rating));
        }
    }

    /** {@code zt correction dispute ID}. */
    @Command(name = "dispute")
    static final class Dispute extends WithText {
        @Override
        public Integer call() {
            return say("dispute", Map.of());
        }
    }

    /** {@code zt correction settle ID}: the level above rules on a dispute. */
    @Command(name = "settle")
    static final class Settle extends WithText {

        @Option(names = "--upheld", descriptionKey = "option.upheld")
        private boolean upheld;

        @Override
        public Integer call() {
            return say("ruling", Map.of("upheld", upheld));
        }
    }
}
