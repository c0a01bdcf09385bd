// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.process;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to run one process.
 *
 * @param name short and unique in a sandbox, such as {@code node-511900}
 * @param command words of the command
 * @param log file that gets what it prints
 * @param ready answers 200 (http) or exists (file) once it serves; null when whoever starts it knows
 * @param stage processes of a later stage are started later and ended earlier
 * @param signal name of the signal that ends it in order
 */
public record ProcessPlan(
        String name,
        List<String> command,
        String log,
        @Nullable URI ready,
        int stage,
        String signal) {

    public ProcessPlan {
        command = List.copyOf(command);
    }

    Path logFile() {
        return Path.of(log);
    }

    /** Whether it serves now. */
    public boolean isReady() {
        if (ready == null) {
            return true;
        }
        return "file".equals(ready.getScheme()) ? Files.exists(Path.of(ready)) : HealthCheck.passes(ready);
    }
}
