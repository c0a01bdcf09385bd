// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reporting;

import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.zhengtong.catalog.reporting.Receipt.Event;
import org.zhengtong.catalog.reporting.Receipt.Kind;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.schemas.event.CatalogueEntryReportJudged;
import org.zhengtong.schemas.event.EventSchemas;

/**
 * Enters what happened to reported revisions (上报登记), in the caller's transaction. Verdicts are told as events; what the checks simply
 * take in is no verdict and is told of no more than the position up to which it was taken.
 */
@Singleton
class ReportRegister {

    private static final String TOPIC = EventSchemas.topic(CatalogueEntryReportJudged.class);

    private final ReportStore reports;
    private final Outbox outbox;

    ReportRegister(ReportStore reports, Outbox outbox) {
        this.reports = reports;
        this.outbox = outbox;
    }

    /** @param origin node that reported the revisions */
    void enter(String origin, List<Event> events) {
        reports.add(origin, events);
        events.stream()
                .filter(event -> event.event() == Kind.ACCEPTED || event.event() == Kind.RETURNED)
                .forEach(verdict -> outbox.publish(TOPIC, verdict.resource(), judged(origin, verdict)));
    }

    private static CatalogueEntryReportJudged judged(String origin, Event verdict) {
        return CatalogueEntryReportJudged.newBuilder()
                .setResource(verdict.resource())
                .setRevision(verdict.revision())
                .setNode(origin)
                .setVerdict(verdict.event().name())
                .setReason(verdict.reason().isEmpty() ? null : verdict.reason())
                .setJudgedBy(verdict.decidedBy())
                .setJudgedAt(verdict.decidedAt().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }
}
