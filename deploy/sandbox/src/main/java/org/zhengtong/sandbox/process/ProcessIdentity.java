// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process and no other: pids come again, but not with the same start time in the same boot.
 *
 * @param started boot id and clock ticks since that boot, as the kernel tells them
 */
public record ProcessIdentity(long pid, String started) {

    private static final int START_TIME = 19; // of the fields after the command's name, see proc(5)

    public static ProcessIdentity of(long pid) {
        return new ProcessIdentity(pid, started(pid).orElse("ended"));
    }

    public static ProcessIdentity ofCurrent() {
        return of(ProcessHandle.current().pid());
    }

    public boolean isAlive() {
        return started(pid).filter(started::equals).isPresent();
    }

    /** A handle while it lives. */
    public Optional<ProcessHandle> handle() {
        return isAlive() ? ProcessHandle.of(pid) : Optional.empty();
    }

    /** Start time of a process that runs; a zombie does not. */
    private static Optional<String> started(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"), StandardCharsets.UTF_8);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"), StandardCharsets.UTF_8);
            return "Z".equals(fields[0]) ? Optional.empty() : Optional.of(boot.strip() + ":" + fields[START_TIME]);
        } catch (IOException e) {
            return Optional.empty(); // no such process
        }
    }
}
