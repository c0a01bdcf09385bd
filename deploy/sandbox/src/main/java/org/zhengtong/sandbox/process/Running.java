// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A process that was started, as its file in the run folder tells. */
public record Running(ProcessPlan plan, ProcessIdentity identity) {

    public String name() {
        return plan.name();
    }

    public long pid() {
        return identity.pid();
    }

    /** Resident memory in MiB; 0 once it has ended. */
    public long memoryMiB() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // ended
        }
    }

    public boolean isAlive() {
        return identity.isAlive();
    }
}
