// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhengtong.sandbox.process.Running;
import org.zhengtong.sandbox.running.Sandbox;
import org.zhengtong.sandbox.running.Sandbox.Application;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code zt status}: every process of the sandbox, whether it serves, where, and how much memory it takes. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions options;

    /** One process. */
    record Row(String name, State state, long pid, String address, long memoryMiB) {}

    /** Whether a process serves. */
    enum State {
        READY,
        NOT_READY,
        STOPPED
    }

    @Override
    public Integer call() {
        List<Row> rows = rows(options.sandbox());
        options.output().result(rows);
        return rows.stream().allMatch(row -> row.state() == State.READY) ? 0 : 1;
    }

    static List<Row> rows(Sandbox sandbox) {
        Map<String, String> addresses = Stream.concat(sandbox.nodes().stream(), sandbox.registries().stream())
                .collect(Collectors.toMap(
                        Application::id, application -> application.api().toString()));
        return sandbox.processes().stream()
                .map(running -> row(running, addresses.getOrDefault(running.name(), "")))
                .toList();
    }

    private static Row row(Running running, String address) {
        if (!running.isAlive()) {
            return new Row(running.name(), State.STOPPED, running.pid(), address, 0);
        }
        State state = running.plan().isReady() ? State.READY : State.NOT_READY;
        return new Row(running.name(), state, running.pid(), address, running.memoryMiB());
    }
}
