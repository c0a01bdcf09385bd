// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import java.util.Map;
import java.util.function.Supplier;
import org.zhengtong.bench.load.Call;
import org.zhengtong.bench.load.CpuClock;
import org.zhengtong.bench.load.LoadGenerator;
import org.zhengtong.bench.load.LoadResult;
import org.zhengtong.bench.load.Pace;
import org.zhengtong.bench.report.Measures;
import org.zhengtong.bench.report.RunningSandbox;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.World;

/** The registry that is loaded, its people, and where the figures go. */
record RegistryLoad(RunningSandbox running, LicenceOptions options, Measures measures) {

    static final String REGISTRY = "registry-510000";

    /** The registry as the registrar of the issuing authority. */
    Api registrar() {
        return running.world().as(Account.SICHUAN_REGISTRAR);
    }

    /** Headers of calls as the registrar. */
    Map<String, String> registrarHeaders() {
        return running.world().headers(Account.SICHUAN_REGISTRAR);
    }

    /** Headers of calls as a caseworker, who sees no personal data. */
    Map<String, String> caseworkerHeaders() {
        return running.world().headers(Account.CASEWORKER);
    }

    World world() {
        return running.world();
    }

    /** As many calls as are answered; the figures of the warm-up are dropped. */
    LoadResult closed(Supplier<Call> calls, int connections) throws InterruptedException {
        try (LoadGenerator generator = generator(connections)) {
            generator.run(new Pace.Closed(options.warmUp()), calls, cpu());
            return generator.run(new Pace.Closed(options.run()), calls, cpu());
        }
    }

    /** So many calls a second, right after a run that warmed up. */
    LoadResult open(Supplier<Call> calls, int perSecond) throws InterruptedException {
        try (LoadGenerator generator = generator(options.connections())) {
            return generator.run(new Pace.Open(options.run(), perSecond), calls, cpu());
        }
    }

    private LoadGenerator generator(int connections) {
        return new LoadGenerator(running.world().address(REGISTRY), connections);
    }

    /** Looked up anew: PostgreSQL forks a process for every connection. */
    private CpuClock cpu() {
        return CpuClock.over(running.sandbox().pids().values());
    }
}
