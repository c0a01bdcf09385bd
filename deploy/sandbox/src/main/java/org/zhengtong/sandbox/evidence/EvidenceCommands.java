// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.evidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.Opening;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.cli.CommandGroup;
import org.zhengtong.sandbox.cli.GlobalOptions;
import org.zhengtong.schemas.evidence.LogVerifier;
import org.zhengtong.schemas.message.LogHead;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zt evidence}: the nodes' evidence logs (存证日志). */
@Command(name = "evidence", subcommands = EvidenceCommands.Verify.class)
public final class EvidenceCommands extends CommandGroup {

    /** {@code zt evidence verify [FILE…]}: exported files, or the logs of all running nodes; exit code 1 when one was altered. */
    @Command(name = "verify")
    static final class Verify implements Callable<Integer> {

        @Mixin
        private GlobalOptions options;

        @Option(names = "--export", paramLabel = "DIR", descriptionKey = "option.export")
        private @Nullable Path export;

        @Parameters(paramLabel = "FILE", arity = "0..*", descriptionKey = "option.exported")
        private List<Path> files = new ArrayList<>();

        /** One log. */
        record Row(String log, long groups, long records, String verdict) {}

        @Override
        public Integer call() {
            Map<String, LogVerifier.Result> results = files.isEmpty() ? nodes() : files();
            List<Row> rows = new ArrayList<>();
            results.forEach(
                    (name, result) -> rows.add(new Row(name, result.groups(), result.records(), verdict(result))));
            options.output().result(rows);
            return results.values().stream().allMatch(result -> result.fault().isEmpty()) ? 0 : 1;
        }

        private Map<String, LogVerifier.Result> nodes() {
            EvidenceAudit audit = Opening.audit(options.sandbox());
            Map<String, Api> auditors = Opening.world(
                            options.sandbox(), options.output().messages().language())
                    .auditors();
            Map<String, List<LogHead>> held = audit.heldByNeighbours(auditors.values());
            Map<String, LogVerifier.Result> results = new TreeMap<>();
            auditors.forEach((node, api) -> {
                options.output().says("evidence.checking", node);
                List<LogHead> heads = held.getOrDefault(node, List.of());
                results.put(
                        node,
                        export == null
                                ? audit.verify(api, heads)
                                : audit.export(api, export.resolve(node + ".jsonl"), heads));
            });
            return results;
        }

        private Map<String, LogVerifier.Result> files() {
            EvidenceAudit audit = EvidenceAudit.trusting(
                    options.home().pki().mapFile(), options.home().pki().rootCertificate());
            Map<String, LogVerifier.Result> results = new TreeMap<>();
            for (Path file : files) {
                results.put(file.toString(), audit.verify(file, List.of()));
            }
            return results;
        }

        private String verdict(LogVerifier.Result result) {
            return result.fault()
                    .map(fault -> options.output()
                            .messages()
                            .text("evidence.altered", fault.sequence(), fault.what(), fault.detail()))
                    .orElseGet(() -> options.output().messages().text("evidence.intact"));
        }
    }
}
