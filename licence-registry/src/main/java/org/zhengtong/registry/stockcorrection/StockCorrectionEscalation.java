// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stockcorrection;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.event.TimeLimitEscalated;

/** Tells of corrections that are overdue (纠错逾期督办): each once, with audit and event, however many instances sweep. */
@ApplicationScoped
class StockCorrectionEscalation {

    private static final int BATCH = 100;
    private static final String TOPIC = EventSchemas.topic(TimeLimitEscalated.class);

    private final StockCorrectionStore corrections;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    StockCorrectionEscalation(StockCorrectionStore corrections, Outbox outbox, Audit audit, Clock clock) {
        this.corrections = corrections;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(
            identity = "stock-correction-escalation",
            every = "${zt.registry.stock-correction.sweep-every:60s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void sweep() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        corrections.escalate(now, BATCH).forEach(overdue -> tell(overdue, now));
    }

    private void tell(StockCorrection overdue, Instant now) {
        audit.record(
                "stock-correction.escalated", overdue.id(), overdue.issuer() + " was to answer by " + overdue.dueAt());
        outbox.publish(
                TOPIC,
                overdue.issuer(),
                TimeLimitEscalated.newBuilder()
                        .setKind("STOCK_CORRECTION")
                        .setSubject(overdue.id())
                        .setOrganisation(overdue.issuer())
                        .setRuleSet("zt.registry.stock-correction.answer-within")
                        .setDueOn(overdue.dueAt().atZone(Licence.LEGAL_ZONE).toLocalDate())
                        .setLevel(1)
                        .setEscalatedAt(now)
                        .build());
    }
}
