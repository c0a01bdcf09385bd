// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.demand;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.person.PersonOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code zt demand answer ID}: by one of three. */
@Command(name = "answer")
final class AnswerDemand extends DemandCommands.OfDemand {

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

        String outcome() {
            return link != null ? "LINKED" : promise != null ? "PROMISED" : "REFUSED";
        }
    }

    @Override
    public Integer call() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("outcome", kind.outcome());
        body.put("resource", kind.link);
        body.put("entryName", kind.promise);
        body.put("ground", kind.refuse);
        body.put("promisedFor", until);
        body.put("text", text);
        return step("answer", PersonOptions.given(body));
    }
}
