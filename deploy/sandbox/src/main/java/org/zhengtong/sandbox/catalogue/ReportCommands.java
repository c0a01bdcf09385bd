// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.catalogue;

import static org.zhengtong.sandbox.catalogue.EntryCommands.ENTRIES;
import static org.zhengtong.sandbox.catalogue.EntryCommands.idOf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.person.PersonOptions;
import org.zhengtong.sandbox.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zt catalogue reports, report, judge}: what was reported up, and what the parent says of it (上报与回执). */
final class ReportCommands {

    private static final String[] LINE = {"resource", "revision", "name", "state", "reason", "decidedBy", "at"};

    private ReportCommands() {}

    /** {@code zt catalogue reports}. */
    @Command(name = "reports")
    static final class Reports implements Callable<Integer> {

        @Mixin
        private PersonOptions person;

        @Option(names = "--state", paramLabel = "STATE", defaultValue = "", descriptionKey = "option.report-state")
        private String state;

        @Override
        public Integer call() {
            String only = state.isEmpty() ? "" : "?state=" + World.encode(state);
            return person.show(person.api().get("/api/v1/catalogue/reports" + only), LINE);
        }
    }

    /** {@code zt catalogue report ENTRY}: once more, after it was returned. */
    @Command(name = "report")
    static final class ReportAgain implements Callable<Integer> {

        @Mixin
        private PersonOptions person;

        @Parameters(paramLabel = "ENTRY", descriptionKey = "option.entry")
        private String entry;

        @Override
        public Integer call() {
            Api api = person.api();
            return person.show(api.post(ENTRIES + idOf(api, entry) + "/report", Map.of()), LINE);
        }
    }

    /** {@code zt catalogue judge ENTRY}: accepts, or returns with a reason, what a child node reported. */
    @Command(name = "judge")
    static final class Judge implements Callable<Integer> {

        @Mixin
        private PersonOptions person;

        @Option(names = "--return", paramLabel = "REASON", descriptionKey = "option.return")
        private @Nullable String reason;

        @Parameters(paramLabel = "ENTRY", descriptionKey = "option.entry")
        private String entry;

        @Override
        public Integer call() {
            Api api = person.api();
            Map<String, @Nullable Object> verdict = new LinkedHashMap<>();
            verdict.put("outcome", reason == null ? "ACCEPTED" : "RETURNED");
            verdict.put("reason", reason);
            return person.show(api.post(ENTRIES + idOf(api, entry) + "/report-verdict", PersonOptions.given(verdict)));
        }
    }
}
