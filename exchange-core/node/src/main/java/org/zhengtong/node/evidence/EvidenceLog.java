// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.zhengtong.kernel.group.GroupWorker;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.evidence.LogWriter.Written;
import org.zhengtong.schemas.message.Receipt;

/**
 * This node's evidence log (存证): append-only, grouped, signed. Entries waiting at the same instant are numbered, signed and
 * committed together; only one instance of a node writes, others stand by.
 */
@Singleton
public class EvidenceLog {

    private static final Logger LOG = Logger.getLogger(EvidenceLog.class);

    private final LogWriter writer;
    private final DistributionSummary sizes;
    private final Timer commits;
    private final GroupWorker<EvidenceEntry, Supplier<Receipt>> worker;

    @Inject
    EvidenceLog(LogWriter writer, EvidenceConfig config, MeterRegistry meters, ExecutorService completion) {
        this.writer = writer;
        this.sizes = meters.summary("zhengtong.evidence.group.size");
        this.commits = meters.timer("zhengtong.evidence.commit");
        this.worker =
                new GroupWorker<>("evidence-log", config.maxGroup(), config.maxWaiting(), this::write, completion);
        Gauge.builder("zhengtong.evidence.waiting", worker, GroupWorker::queued).register(meters);
    }

    /**
     * Appends one entry. The future completes once the record is durable, with its receipt. It fails with EVIDENCE_UNAVAILABLE
     * when its group could not be committed, with EXCHANGE_ALREADY_RECORDED when the log has this part of the exchange, and with
     * OVERLOADED when too many entries wait.
     */
    public CompletableFuture<Receipt> append(EvidenceEntry entry) {
        return worker.submit(entry).thenApply(Supplier::get);
    }

    /** Whether this instance writes the log, not another one. */
    public boolean writing() {
        return writer.writing();
    }

    void start(@Observes StartupEvent start) throws SQLException {
        if (!writer.open()) {
            LOG.info("另一实例正在写入存证日志,本实例待命 / another instance writes the evidence log; this one stands by");
        }
    }

    @Scheduled(every = "${zt.evidence.take-over-every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void takeOver() {
        try {
            writer.noticeLoss();
            if (!writer.writing() && writer.open()) {
                LOG.info("本实例开始写入存证日志 / this instance now writes the evidence log");
            }
        } catch (SQLException | JdbiException | LogAlteredException failure) {
            LOG.error("the evidence log cannot be opened", failure);
        }
    }

    @PreDestroy
    void close() {
        worker.close();
        writer.close();
    }

    private List<Supplier<Receipt>> write(List<EvidenceEntry> entries) {
        long begun = System.nanoTime();
        Written written = writer.write(entries);
        commits.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        sizes.record(written.entries().size());
        List<Supplier<Receipt>> answers = new ArrayList<>(entries.size());
        int next = 0;
        for (EvidenceEntry entry : entries) {
            if (next < written.entries().size() && written.entries().get(next) == entry) {
                SealedGroup group = written.group().orElseThrow();
                int leafIndex = next++;
                answers.add(() -> group.receipt(leafIndex));
            } else {
                answers.add(() -> alreadyRecorded(entry));
            }
        }
        return answers;
    }

    private static Receipt alreadyRecorded(EvidenceEntry entry) {
        throw new ProblemException(
                EvidenceProblem.EXCHANGE_ALREADY_RECORDED,
                entry.exchangeId() + " as " + entry.position() + " is already in the log");
    }
}
