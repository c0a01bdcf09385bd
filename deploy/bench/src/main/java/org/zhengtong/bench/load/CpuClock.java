// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.load;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Processor time used by a set of running processes, as the operating system counts it (user and system). */
public final class CpuClock {

    private final List<ProcessHandle> processes;

    private CpuClock(List<ProcessHandle> processes) {
        this.processes = processes;
    }

    /** Over these processes and, because PostgreSQL forks one for each connection, their descendants. */
    public static CpuClock over(Collection<Long> pids) {
        return new CpuClock(pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(p -> java.util.stream.Stream.concat(java.util.stream.Stream.of(p), p.descendants()))
                .distinct()
                .toList());
    }

    /** Seconds of processor time used so far by those still running. */
    public double seconds() {
        return processes.stream()
                .flatMap(p -> p.info().totalCpuDuration().stream())
                .mapToDouble(CpuClock::seconds)
                .sum();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
