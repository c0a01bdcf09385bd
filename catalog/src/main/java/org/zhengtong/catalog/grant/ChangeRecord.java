// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.zhengtong.catalog.grant.GrantChange.Kind;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.event.GrantChanged;

/** What every change to a grant leaves at every node that knows it: audit, event, the delivery's clock, and nobody
 * who remembers the old grant. */
@Singleton
class ChangeRecord {

    private static final String TOPIC = EventSchemas.topic(GrantChanged.class);

    private final GrantChanges changes;
    private final DeliveryClock delivery;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    ChangeRecord(GrantChanges changes, DeliveryClock delivery, Audit audit, Outbox outbox, Clock clock) {
        this.changes = changes;
        this.delivery = delivery;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    void write(Kind kind, Grant grant) {
        changes.changing(grant);
        delivery.follow(grant);
        audit.record(
                "grant." + kind.name().toLowerCase(Locale.ROOT),
                grant.id(),
                "resource " + grant.resource() + ", system " + grant.applicationSystem() + ", valid to "
                        + grant.validTo()
                        + grant.reason().map(why -> ", " + why).orElse(""));
        outbox.publish(
                TOPIC,
                grant.resource().value(),
                GrantChanged.newBuilder()
                        .setGrantId(grant.id())
                        .setApplicationId(grant.applicationId())
                        .setResource(grant.resource().value())
                        .setConsumerNode(grant.consumerNode())
                        .setConsumerOrganisation(grant.consumerOrganisation())
                        .setApplicationSystem(grant.applicationSystem())
                        .setChange(kind.name())
                        .setReason(grant.reason().orElse(null))
                        .setValidTo(grant.validTo())
                        .setChangedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                        .build());
    }
}
