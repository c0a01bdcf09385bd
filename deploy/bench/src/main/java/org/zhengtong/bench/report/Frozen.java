// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Processes that stand still (SIGSTOP) until this is closed: what is not measured, and takes no processor time from what is. */
public final class Frozen implements AutoCloseable {

    private volatile List<Long> pids;

    private Frozen(List<Long> pids) {
        this.pids = pids;
        // Whoever ends a bench with Ctrl-C has a sandbox that goes on.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        signal("STOP");
    }

    /** Stops the sandbox's nodes and registries, all but those named. */
    public static Frozen allBut(RunningSandbox running, String... measured) {
        List<String> kept = List.of(measured);
        return new Frozen(running.sandbox().pids().entrySet().stream()
                .filter(process ->
                        process.getKey().startsWith("node-") || process.getKey().startsWith("registry-"))
                .filter(process -> !kept.contains(process.getKey()))
                .map(Map.Entry::getValue)
                .toList());
    }

    @Override
    public void close() {
        signal("CONT");
        pids = List.of();
    }

    /** One command for all, so that nothing comes between. */
    private void signal(String name) {
        if (pids.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        pids.forEach(pid -> command.add(String.valueOf(pid)));
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
