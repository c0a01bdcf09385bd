// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.sharing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zt application decide APPLICATION}: grants, in part where less is named; {@code --refuse} with a reason. */
@Command(name = "decide")
final class DecideApplication extends ApplicationCommands.OfApplication {

    @Mixin
    private ScopeOptions scope;

    @Option(names = "--refuse", descriptionKey = "option.refuse")
    private boolean refuse;

    @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "option.reason")
    private @Nullable String reason;

    @Option(names = "--division-item", paramLabel = "KEY", descriptionKey = "option.division-item")
    private @Nullable String divisionItem;

    @Override
    public Integer call() {
        Map<String, Object> body = scope.body();
        body.put("outcome", refuse ? "REFUSED" : "GRANTED");
        if (reason != null) {
            body.put("reason", reason);
        }
        if (divisionItem != null) {
            body.put("divisionItem", divisionItem);
        }
        return step("decision", body);
    }
}
