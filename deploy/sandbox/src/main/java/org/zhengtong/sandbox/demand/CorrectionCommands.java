// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.demand;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.cli.CommandGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zt correction}: corrections (校核) and the notices (更正告知) of them. */
@Command(
        name = "correction",
        subcommands = {
            CorrectionCommands.ListCorrections.class,
            CorrectionCommands.Show.class,
            CorrectionCommands.Raise.class,
            CorrectionCommands.AnswerCorrection.class,
            CorrectionCommands.Close.class,
            CorrectionCommands.ListNotices.class,
            CorrectionCommands.Acknowledge.class
        })
public final class CorrectionCommands extends CommandGroup {

    private static final String CORRECTIONS = "/api/v1/corrections";
    private static final String NOTICES = CORRECTIONS + "/notices";

    /** {@code zt correction list}. */
    @Command(name = "list")
    static final class ListCorrections implements Callable<Integer> {

        @Mixin
        private ActingOptions acting;

        @Mixin
        private DemandCommands.Filter filter;

        /** One line. */
        record Row(
                String id,
                String resource,
                String fault,
                String status,
                String raiser,
                int age,
                String due,
                boolean overdue) {

            static Row of(JsonNode correction) {
                return new Row(
                        correction.path("id").asText(),
                        correction.path("resource").asText(),
                        correction.path("fault").asText(),
                        correction.path("status").asText(),
                        correction.path("raiser").asText(),
                        correction.path("ageWorkingDays").asInt(),
                        correction.path("dueOn").asText(),
                        correction.path("overdue").asBoolean());
            }
        }

        @Override
        public Integer call() {
            JsonNode page = acting.api().get(CORRECTIONS + filter.query());
            return acting.print(page, page.path("items"), Row::of);
        }
    }

    /** What every command on one correction has. */
    abstract static class OnOne implements Callable<Integer> {

        @Mixin
        ActingOptions acting;

        @Parameters(index = "0", paramLabel = "ID", descriptionKey = "option.correction")
        String id;
    }

    /** {@code zt correction show ID}. */
    @Command(name = "show")
    static final class Show extends OnOne {
        @Override
        public Integer call() {
            return acting.print(acting.api().get(CORRECTIONS + "/" + id));
        }
    }

    /** {@code zt correction raise FILE}. */
    @Command(name = "raise")
    static final class Raise implements Callable<Integer> {

        @Mixin
        private ActingOptions acting;

        @Parameters(paramLabel = "FILE", descriptionKey = "option.doubt")
        private Path file;

        @Override
        public Integer call() {
            return acting.print(acting.api().post(CORRECTIONS, ActingOptions.json(file)));
        }
    }

    /** {@code zt correction answer ID}. */
    @Command(name = "answer")
    static final class AnswerCorrection extends OnOne {

        @Option(names = "--unfounded", descriptionKey = "option.unfounded")
        private boolean unfounded;

        @Option(names = "--wrong-since", paramLabel = "DAY", descriptionKey = "option.wrong-since")
        private @Nullable String wrongSince;

        @Option(names = "--text", paramLabel = "TEXT", required = true, descriptionKey = "option.reason")
        private String text;

        @Override
        public Integer call() {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("outcome", unfounded ? "UNFOUNDED" : "CORRECTED");
            body.put("text", text);
            body.put("wrongSince", wrongSince);
            return acting.print(acting.api().post(CORRECTIONS + "/" + id + "/answer", body));
        }
    }

    /** {@code zt correction close ID}. */
    @Command(name = "close")
    static final class Close extends OnOne {

        @Option(names = "--rating", paramLabel = "1-5", required = true, descriptionKey = "option.rating")
        private int rating;

        @Option(names = "--text", paramLabel = "TEXT", required = true, descriptionKey = "option.reason")
        private String text;

        @Override
        public Integer call() {
            return acting.print(
                    acting.api().post(CORRECTIONS + "/" + id + "/closure", Map.of("rating", rating, "text", text)));
        }
    }

    /** {@code zt correction notices}. */
    @Command(name = "notices")
    static final class ListNotices implements Callable<Integer> {

        @Mixin
        private ActingOptions acting;

        @Option(names = "--open", descriptionKey = "option.open")
        private boolean open;

        /** One line. */
        record Row(String correction, String resource, String item, String organisation, String acknowledged) {}

        @Override
        public Integer call() {
            JsonNode page = acting.api().get(NOTICES + "?open=" + open);
            return acting.print(
                    page,
                    page.path("items"),
                    notice -> new Row(
                            notice.path("correctionId").asText(),
                            notice.path("resource").asText(),
                            notice.path("item").asText(),
                            notice.path("organisation").asText(),
                            notice.path("acknowledgement").path("at").asText()));
        }
    }

    /** {@code zt correction acknowledge ID}. */
    @Command(name = "acknowledge")
    static final class Acknowledge extends OnOne {

        @Option(names = "--text", paramLabel = "TEXT", required = true, descriptionKey = "option.done")
        private String text;

        @Override
        public Integer call() {
            return acting.print(acting.api().post(NOTICES + "/" + id + "/acknowledgement", Map.of("done", text)));
        }
    }
}
