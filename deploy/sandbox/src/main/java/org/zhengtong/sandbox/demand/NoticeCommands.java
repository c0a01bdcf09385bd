// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.demand;

import java.util.Map;
import java.util.concurrent.Callable;
import org.zhengtong.sandbox.person.OnOne;
import org.zhengtong.sandbox.person.PersonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zt correction notices} and {@code acknowledge}: who received wrong data is told (更正告知). */
final class NoticeCommands {

    private static final String NOTICES = CorrectionCommands.CORRECTIONS + "/notices";
    private static final String[] LINE = {"correctionId", "resource", "item", "organisation", "acknowledgement.at"};

    private NoticeCommands() {}

    /** {@code zt correction notices}. */
    @Command(name = "notices")
    static final class ListNotices implements Callable<Integer> {

        @Mixin
        private PersonOptions person;

        @Option(names = "--open", descriptionKey = "option.open")
        private boolean open;

        @Override
        public Integer call() {
            return person.show(person.api().get(NOTICES + "?open=" + open), LINE);
        }
    }

    /** {@code zt correction acknowledge ID}. */
    @Command(name = "acknowledge")
    static final class Acknowledge extends OnOne {

        @Option(names = "--text", paramLabel = "TEXT", required = true, descriptionKey = "option.done")
        private String text;

        Acknowledge() {
            super(NOTICES, LINE);
        }

        @Override
        public Integer call() {
            return step("acknowledgement", Map.of("done", text));
        }
    }
}
