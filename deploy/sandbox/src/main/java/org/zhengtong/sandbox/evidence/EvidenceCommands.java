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
import org.zhengtong.sandbox.topology.JsonFile;
import org.zhengtong.schemas.evidence.LogVerifier;
import org.zhengtong.schemas.message.LogHead;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zt evidence}: the nodes' evidence logs (存证日志). */
@Command(name = "evidence", subcommands = EvidenceCommands.Verify.class)
public final class EvidenceCommands extends CommandGroup {

    /**
     * {@code zt evidence verify [FILE…]}: exported files, or the logs of all running nodes; exit code 1 when one was altered. A file is
     * compared with the heads that lie beside it, where {@code --export} puts them.
     */
    @Command(name = "verify")
    static final class Verify implements Callable<Integer> {

        @Mixin
        private GlobalOptions options;

        @Option(names = "--export", paramLabel = "DIR", descriptionKey = "option.export")
        private @Nullable Path export;

        @Parameters(paramLabel = "FILE", arity = "0..*", descriptionKey = "option.exported")
        private List<Path> files = new ArrayList<>();

        /** Heads that neighbours hold, as they signed and countersigned them. */
        private static final String HEADS = "heads.json";

        /** What was found, and whether others hold heads to compare the log's end with. */
        private record Checked(LogVerifier.Result result, boolean compared) {}

        /** One log. */
        record Row(String log, long groups, long records, String verdict) {}

        @Override
        public Integer call() {
            Map<String, Checked> logs = files.isEmpty() ? nodes() : files();
            List<Row> rows = new ArrayList<>();
            logs.forEach((name, log) ->
                    rows.add(new Row(name, log.result().groups(), log.result().records(), verdict(log))));
            options.output().result(rows);
            return logs.values().stream().allMatch(log -> log.result().holds()) ? 0 : 1;
        }

        private Map<String, Checked> nodes() {
            EvidenceAudit audit = Opening.audit(options.sandbox());
            Map<String, Api> auditors = Opening.world(
                            options.sandbox(), options.output().messages().language())
                    .auditors();
            List<byte[]> signed = EvidenceAudit.witnessed(auditors.values());
            if (export != null) {
                JsonFile.write(export.resolve(HEADS), signed);
            }
            Map<String, List<LogHead>> held = audit.byNode(signed);
            Map<String, Checked> logs = new TreeMap<>();
            auditors.forEach((node, api) -> {
                options.output().says("evidence.checking", node);
                List<LogHead> heads = held.getOrDefault(node, List.of());
                LogVerifier.Result result = export == null
                        ? audit.verify(api, heads)
                        : audit.export(api, export.resolve(node + ".jsonl"), heads);
                logs.put(node, new Checked(result, !heads.isEmpty()));
            });
            return logs;
        }

        private Map<String, Checked> files() {
            EvidenceAudit audit = EvidenceAudit.trusting(
                    options.home().pki().mapFile(), options.home().pki().rootCertificate());
            Map<String, Checked> logs = new TreeMap<>();
            for (Path file : files) {
                byte[][] signed = JsonFile.read(file.resolveSibling(HEADS), byte[][].class)
                        .orElse(new byte[0][]);
                String node = file.getFileName().toString().replaceFirst("\\.jsonl$", "");
                List<LogHead> heads = audit.byNode(List.of(signed)).getOrDefault(node, List.of());
                logs.put(file.toString(), new Checked(audit.verify(file, heads), !heads.isEmpty()));
            }
            return logs;
        }

        private String verdict(Checked log) {
            return log.result()
                    .fault()
                    .map(fault -> options.output()
                            .messages()
                            .text("evidence.altered", fault.sequence(), fault.what(), fault.detail()))
                    .orElseGet(() -> options.output()
                            .messages()
                            .text(
                                    log.compared() ? "evidence.intact" : "evidence.intact-so-far",
                                    log.result().records()));
        }
    }
}
