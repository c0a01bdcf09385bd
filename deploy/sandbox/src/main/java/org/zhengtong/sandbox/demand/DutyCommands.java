// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.demand;

import java.util.concurrent.Callable;
import org.zhengtong.sandbox.cli.CommandGroup;
import org.zhengtong.sandbox.person.PersonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code zt duty}: the duty list (责任清单). */
@Command(
        name = "duty",
        subcommands = {DutyCommands.ListDuties.class, DutyCommands.Summary.class})
public final class DutyCommands extends CommandGroup {

    /** {@code zt duty list}. */
    @Command(name = "list")
    static final class ListDuties implements Callable<Integer> {

        @Mixin
        private PersonOptions person;

        @Mixin
        private DemandCommands.Filter filter;

        @Override
        public Integer call() {
            return person.show(person.api().get("/api/v1/duties" + filter.query()), DemandCommands.LINE);
        }
    }

    /** {@code zt duty summary}. */
    @Command(name = "summary")
    static final class Summary implements Callable<Integer> {

        @Mixin
        private PersonOptions person;

        @Override
        public Integer call() {
            return person.show(person.api().get("/api/v1/duties/summary"));
        }
    }
}
