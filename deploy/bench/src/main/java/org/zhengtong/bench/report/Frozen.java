// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Processes that stand still (SIGSTOP) until this is closed: what is not measured, and takes no processor time from what is. */
public final class Frozen implements AutoCloseable {

    private final List<Long> pids;

    private Frozen(List<Long> pids) {
        this.pids = pids;
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
    }

    private void signal(String name) {
        for (long pid : pids) {
            try {
                new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                        .inheritIO()
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
