// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.sharing;

import java.util.concurrent.Callable;
import org.zhengtong.sandbox.cli.CommandGroup;
import org.zhengtong.sandbox.person.PersonOptions;
import org.zhengtong.sandbox.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zt time-limit}: what is due, overdue and escalated (办理时限), and how limits were kept. */
@Command(
        name = "time-limit",
        subcommands = {TimeLimitCommands.ListAll.class, TimeLimitCommands.Statistics.class})
public final class TimeLimitCommands extends CommandGroup {

    private static final String LIMITS = "/api/v1/time-limits";

    private static final String[] LINE = {
        "kind", "subject", "organisation", "waiting", "state", "dueOn", "workingDaysLeft", "escalation"
    };

    /** {@code zt time-limit list}. */
    @Command(name = "list")
    static final class ListAll implements Callable<Integer> {

        @Mixin
        private PersonOptions person;

        @Option(names = "--state", paramLabel = "STATE", defaultValue = "", descriptionKey = "option.limit-state")
        private String state;

        @Option(names = "--kind", paramLabel = "KIND", defaultValue = "", descriptionKey = "option.limit-kind")
        private String kind;

        @Override
        public Integer call() {
            String query = (state.isEmpty() ? "" : "&state=" + World.encode(state))
                    + (kind.isEmpty() ? "" : "&kind=" + World.encode(kind));
            return person.show(person.api().get(LIMITS + "?limit=200" + query), LINE);
        }
    }

    /** {@code zt time-limit statistics}. */
    @Command(name = "statistics")
    static final class Statistics implements Callable<Integer> {

        @Mixin
        private PersonOptions person;

        @Override
        public Integer call() {
            return person.show(
                    person.api().get(LIMITS + "/statistics"),
                    "organisation",
                    "kind",
                    "open",
                    "overdue",
                    "met",
                    "missed");
        }
    }
}
