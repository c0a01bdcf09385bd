// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import java.util.List;
import java.util.concurrent.Callable;
import org.zhengtong.bench.licence.LicenceOptions.Part;
import org.zhengtong.bench.report.Frozen;
import org.zhengtong.bench.report.Measures;
import org.zhengtong.bench.report.RunningSandbox;
import org.zhengtong.sandbox.cli.GlobalOptions;
import org.zhengtong.sandbox.cli.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code zt bench licence}: issuing, verifying, sealing, publishing, taking in and finding at one registry. */
@Command(
        name = "licence",
        description = "电子证照：签发、核验、文档、状态、归集、检索 (licences: issue, verify, document, status, intake, search)")
public final class LicenceBench implements Callable<Integer> {

    private static final int READ = 20_000;

    @Mixin
    private GlobalOptions options;

    @Mixin
    private ServerOptions servers;

    @Mixin
    private LicenceOptions load;

    @Override
    public Integer call() throws InterruptedException {
        Measures measures = new Measures("licence", options.output());
        try (RunningSandbox running = RunningSandbox.of(options, servers);
                Frozen others = Frozen.allBut(running, RegistryLoad.REGISTRY);
                PlainTables plain = PlainTables.of(running.sandbox())) {
            RegistryLoad registry = new RegistryLoad(running, load, measures);
            double signed = runs(Part.ISSUE, Part.BATCH) ? plain.signedRows(load.run(), measures) : 0;
            Issuing issuing = new Issuing(registry);
            if (load.runs(Part.ISSUE)) {
                issuing.single(signed);
            }
            if (load.runs(Part.BATCH)) {
                issuing.batch(load.orders(), signed);
            }
            if (runs(Part.VERIFY, Part.DOCUMENT, Part.STATUS)) {
                read(registry, plain, issuing.issued(licencesRead()));
            }
            if (load.runs(Part.INTAKE)) {
                new StockIntake(registry, plain).measure(load.rows());
            }
            if (load.runs(Part.SEARCH)) {
                new LicenceSearch(registry, plain).measure(load.licences());
            }
            if (load.runs(Part.CHANGES)) {
                new StatusHistories(running.sandbox(), running.world(), issuing.issued(READ))
                        .run(load.changes(), load.kills(), load.connections())
                        .addTo(measures);
            }
            return measures.finish(options.home().path().resolve("bench/licence.json"), load.sizes());
        }
    }

    private void read(RegistryLoad registry, PlainTables plain, List<String> identifiers) throws InterruptedException {
        if (load.runs(Part.VERIFY)) {
            new Verifying(registry, plain).measure(identifiers);
        }
        if (load.runs(Part.DOCUMENT)) {
            new Sealing(registry).measure(identifiers);
        }
        if (load.runs(Part.STATUS)) {
            new StatusLag(registry).measure(identifiers);
        }
    }

    private int licencesRead() {
        return load.runs(Part.DOCUMENT) ? Math.max(READ, Sealing.needed(load.warmUp(), load.run())) : READ;
    }

    private boolean runs(Part... parts) {
        return List.of(parts).stream().anyMatch(load::runs);
    }
}
