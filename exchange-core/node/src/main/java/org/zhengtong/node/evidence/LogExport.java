// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.schemas.evidence.EvidenceExport;
import org.zhengtong.schemas.message.Countersignature;
import org.zhengtong.schemas.message.Wire;

/** Writes the log for offline verification (存证导出), as stored: an altered row leaves the node altered and is found by the reader. */
@Singleton
class LogExport {

    private static final int PAGE = 64;

    private final Jdbi jdbi;
    private final EvidenceStore evidence;
    private final HeadWitnessStore witnesses;

    LogExport(Jdbi jdbi, EvidenceStore evidence, HeadWitnessStore witnesses) {
        this.jdbi = jdbi;
        this.evidence = evidence;
        this.witnesses = witnesses;
    }

    /** Writes the groups from an index up to the one that is last now. */
    void write(long fromGroup, OutputStream out) throws IOException {
        BufferedOutputStream lines = new BufferedOutputStream(out, 1 << 16);
        long end = evidence.last().map(last -> last.index() + 1).orElse(0L);
        for (long from = fromGroup; from < end; from += PAGE) {
            for (EvidenceExport group : page(from, Math.min(end, from + PAGE))) {
                lines.write(group.toJsonLine().getBytes(StandardCharsets.UTF_8));
                lines.write('\n');
            }
        }
        lines.flush();
    }

    private List<EvidenceExport> page(long from, long to) {
        Map<Long, List<Countersignature>> signatures = witnesses.between(from, to);
        return jdbi.withHandle(handle -> evidence.groups(handle, from, to).stream()
                .map(group -> new EvidenceExport(
                        group.index(),
                        group.firstSequence(),
                        evidence.records(handle, group),
                        group.leaves(),
                        Wire.encode(group.signedHead(signatures.getOrDefault(group.index(), List.of())))))
                .toList());
    }
}
