// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.zhengtong.schemas.code.LicenceIdentifier;

/**
 * Lets decisions that were recorded ahead of their effect (预定生效) count when their time has come. The history already says so;
 * this brings the licence's status and the status list after it, all that is due, some in each transaction. What a stop leaves undone is
 * done at the next run.
 */
@ApplicationScoped
class DueChanges {

    private static final int BATCH = 200;

    private final LicenceStore licences;
    private final LicenceEventStore events;
    private final StatusLine statusLine;
    private final Clock clock;

    DueChanges(LicenceStore licences, LicenceEventStore events, StatusLine statusLine, Clock clock) {
        this.licences = licences;
        this.events = events;
        this.statusLine = statusLine;
        this.clock = clock;
    }

    @Scheduled(
            identity = "licence-due-changes",
            every = "${zt.registry.due-changes-every:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void apply() {
        Instant now = clock.instant();
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(() -> applyNext(now));
        }
    }

    /** Some of what is due, in the caller's transaction; whether there was any. */
    boolean applyNext(Instant now) {
        List<LicenceIdentifier> due = events.takeDue(now, BATCH);
        for (LicenceIdentifier identifier : due) {
            Licence licence = licences.findForChange(identifier).orElseThrow();
            statusLine.bringUpToDate(licence, events.history(identifier), now);
        }
        return !due.isEmpty();
    }
}
