// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.sharing;

import java.util.Map;
import java.util.concurrent.Callable;
import org.zhengtong.sandbox.cli.CommandGroup;
import org.zhengtong.sandbox.person.OnOne;
import org.zhengtong.sandbox.person.PersonOptions;
import org.zhengtong.sandbox.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zt grant}: what was granted, and what becomes of it (授权). */
@Command(
        name = "grant",
        subcommands = {
            GrantCommands.ListAll.class,
            GrantCommands.Show.class,
            GrantCommands.Suspend.class,
            GrantCommands.Restore.class,
            GrantCommands.Revoke.class,
            GrantCommands.Extend.class,
            GrantCommands.Renew.class,
            GrantCommands.Deliver.class
        })
public final class GrantCommands extends CommandGroup {

    private static final String GRANTS = "/api/v1/grants";

    private static final String[] LINE = {
        "id", "resource", "applicationSystem", "standing", "validTo", "deliveredOn", "quotaPerDay", "takenToday"
    };

    private static final String[] WHOLE = {
        "id",
        "applicationId",
        "resource",
        "providerNode",
        "providerOrganisation",
        "consumerNode",
        "consumerOrganisation",
        "applicationSystem",
        "purposes",
        "items",
        "areaPrefix",
        "divisionItem",
        "validFrom",
        "validTo",
        "quotaPerSecond",
        "quotaPerDay",
        "takenToday",
        "timeWindow",
        "predecessor",
        "standing",
        "reason",
        "deliveredOn",
        "timeLimit.state",
        "timeLimit.dueOn"
    };

    /** What is done to one grant. */
    abstract static class OfGrant extends OnOne {

        OfGrant(String... line) {
            super(GRANTS, line);
        }

        OfGrant() {
            this(LINE);
        }
    }

    /** {@code zt grant list}. */
    @Command(name = "list")
    static final class ListAll implements Callable<Integer> {

        @Mixin
        private PersonOptions person;

        @Option(names = "--resource", paramLabel = "RESOURCE", defaultValue = "", descriptionKey = "option.resource")
        private String resource;

        @Override
        public Integer call() {
            return person.show(person.api().get(GRANTS + "?resource=" + World.encode(resource)), LINE);
        }
    }

    /** {@code zt grant show GRANT}. */
    @Command(name = "show")
    static final class Show extends OfGrant {

        @Override
        public Integer call() {
            return show(WHOLE);
        }
    }

    /** {@code zt grant suspend GRANT --reason TEXT}. */
    @Command(name = "suspend")
    static final class Suspend extends OfGrant {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", descriptionKey = "option.reason")
        private String reason;

        @Override
        public Integer call() {
            return step("suspension", Map.of("reason", reason));
        }
    }

    /** {@code zt grant restore GRANT}. */
    @Command(name = "restore")
    static final class Restore extends OfGrant {

        @Override
        public Integer call() {
            return step("restoration", Map.of());
        }
    }

    /** {@code zt grant revoke GRANT --reason TEXT}. */
    @Command(name = "revoke")
    static final class Revoke extends OfGrant {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", descriptionKey = "option.reason")
        private String reason;

        @Override
        public Integer call() {
            return step("revocation", Map.of("reason", reason));
        }
    }

    /** {@code zt grant extend GRANT --valid-to DAY}. */
    @Command(name = "extend")
    static final class Extend extends OfGrant {

        @Option(names = "--valid-to", required = true, paramLabel = "DAY", descriptionKey = "option.valid-to")
        private String validTo;

        @Override
        public Integer call() {
            return step("extension", Map.of("validTo", validTo));
        }
    }

    /** {@code zt grant renew GRANT --valid-to DAY}. */
    @Command(name = "renew")
    static final class Renew extends OfGrant {

        Renew() {
            super(ApplicationCommands.LINE);
        }

        @Option(names = "--valid-to", required = true, paramLabel = "DAY", descriptionKey = "option.valid-to")
        private String validTo;

        @Override
        public Integer call() {
            return step("renewal", Map.of("validTo", validTo));
        }
    }

    /** {@code zt grant deliver GRANT}: what is shared by other means than a service is there. */
    @Command(name = "deliver")
    static final class Deliver extends OfGrant {

        @Override
        public Integer call() {
            return step("delivery", Map.of());
        }
    }
}
