// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.event.TimeLimitEscalated;

/** Escalates what is overdue (逾期督办): each level is recorded once, with audit and event, however many instances sweep. */
@Singleton
class Escalation {

    private static final String TOPIC = EventSchemas.topic(TimeLimitEscalated.class);

    private final TimeLimitStore limits;
    private final TimeLimitRules rules;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Escalation(TimeLimitStore limits, TimeLimitRules rules, Outbox outbox, Audit audit, Clock clock) {
        this.limits = limits;
        this.rules = rules;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(
            every = "${zt.time-limit.sweep-every:30s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        for (TimeLimit limit : limits.overdue(rules.today())) {
            int overdue = rules.calendar().between(limit.dueOn(), rules.today());
            int level = rules.of(limit).level(overdue);
            if (level > limit.escalation()) {
                QuarkusTransaction.requiringNew().run(() -> escalate(limit, level));
            }
        }
    }

    private void escalate(TimeLimit limit, int level) {
        if (!limits.escalate(limit, level)) {
            return;
        }
        audit.record(
                "time-limit.escalated",
                limit.subject(),
                limit.kind().rule() + " of " + limit.organisation() + " was due on " + limit.dueOn() + ", level "
                        + level);
        outbox.publish(
                TOPIC,
                limit.organisation(),
                TimeLimitEscalated.newBuilder()
                        .setKind(limit.kind().name())
                        .setSubject(limit.subject())
                        .setOrganisation(limit.organisation())
                        .setRuleSet(limit.ruleSet())
                        .setDueOn(limit.dueOn())
                        .setLevel(level)
                        .setEscalatedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                        .build());
    }
}
