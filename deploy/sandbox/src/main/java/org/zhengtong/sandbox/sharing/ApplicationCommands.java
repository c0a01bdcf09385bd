// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.sharing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.zhengtong.sandbox.cli.CommandGroup;
import org.zhengtong.sandbox.person.OnOne;
import org.zhengtong.sandbox.person.PersonOptions;
import org.zhengtong.sandbox.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zt application}: from application to decision (共享申请). */
@Command(
        name = "application",
        subcommands = {
            SubmitApplication.class,
            ApplicationCommands.ListAll.class,
            ApplicationCommands.Show.class,
            ApplicationCommands.AskForPapers.class,
            SupplementApplication.class,
            ApplicationCommands.Extend.class,
            DecideApplication.class,
            ApplicationCommands.Withdraw.class
        })
public final class ApplicationCommands extends CommandGroup {

    static final String APPLICATIONS = "/api/v1/applications";

    static final String[] LINE = {
        "id",
        "resource",
        "applicationSystem",
        "status",
        "timeLimit.state",
        "timeLimit.dueOn",
        "timeLimit.workingDaysLeft"
    };

    private static final String[] WHOLE = {
        "id",
        "resource",
        "providerOrganisation",
        "consumerOrganisation",
        "applicationSystem",
        "applicant",
        "purpose",
        "legalBasis",
        "items",
        "areaPrefix",
        "validFrom",
        "validTo",
        "quotaPerSecond",
        "quotaPerDay",
        "timeWindow",
        "papers",
        "predecessor",
        "status",
        "gaps",
        "supplement",
        "differences",
        "reason",
        "decidedBy",
        "timeLimit.state",
        "timeLimit.dueOn",
        "timeLimit.workingDaysLeft"
    };

    /** What is done to one application. */
    abstract static class OfApplication extends OnOne {

        OfApplication() {
            super(APPLICATIONS, LINE);
        }
    }

    /** {@code zt application list}. */
    @Command(name = "list")
    static final class ListAll implements Callable<Integer> {

        @Mixin
        private PersonOptions person;

        @Option(names = "--status", defaultValue = "", descriptionKey = "option.application-status")
        private String status;

        @Option(names = "--side", paramLabel = "consumer|provider", defaultValue = "", descriptionKey = "option.side")
        private String side;

        @Option(names = "--time-limit", paramLabel = "STATE", defaultValue = "", descriptionKey = "option.time-limit")
        private String timeLimit;

        @Override
        public Integer call() {
            String query = "?status=" + World.encode(status) + "&side=" + World.encode(side)
                    + (timeLimit.isEmpty() ? "" : "&timeLimit=" + World.encode(timeLimit));
            return person.show(person.api().get(APPLICATIONS + query), LINE);
        }
    }

    /** {@code zt application show APPLICATION}. */
    @Command(name = "show")
    static final class Show extends OfApplication {

        @Override
        public Integer call() {
            return show(WHOLE);
        }
    }

    /** {@code zt application ask APPLICATION --gap TEXT}: all that is missing, in one call. */
    @Command(name = "ask")
    static final class AskForPapers extends OfApplication {

        @Option(names = "--gap", required = true, paramLabel = "TEXT", descriptionKey = "option.gap")
        private List<String> gaps;

        @Override
        public Integer call() {
            return step("gaps", Map.of("gaps", gaps));
        }
    }

    /** {@code zt application extend APPLICATION --reason TEXT}. */
    @Command(name = "extend")
    static final class Extend extends OfApplication {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", descriptionKey = "option.reason")
        private String reason;

        @Override
        public Integer call() {
            return step("extension", Map.of("reason", reason));
        }
    }

    /** {@code zt application withdraw APPLICATION}. */
    @Command(name = "withdraw")
    static final class Withdraw extends OfApplication {

        @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", descriptionKey = "option.reason")
        private String reason;

        @Override
        public Integer call() {
            return step("withdrawal", Map.of("reason", reason));
        }
    }
}
