// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.event.GrantGranted;

/** Enters grants (授权登记) with their event, in the caller's transaction; a grant known already is left as it is. */
@Singleton
public class GrantRegister {

    private static final String TOPIC = EventSchemas.topic(GrantGranted.class);

    private final GrantStore grants;
    private final GrantChanges changes;
    private final DeliveryClock clock;
    private final Outbox outbox;

    GrantRegister(GrantStore grants, GrantChanges changes, DeliveryClock clock, Outbox outbox) {
        this.grants = grants;
        this.changes = changes;
        this.clock = clock;
        this.outbox = outbox;
    }

    /** Enters a grant. */
    public void enter(Grant grant) {
        if (grants.insert(grant)) {
            changes.changing(grant);
            clock.start(grant);
            outbox.publish(
                    TOPIC,
                    grant.resource().value(),
                    GrantGranted.newBuilder()
                            .setGrantId(grant.id())
                            .setApplicationId(grant.applicationId())
                            .setResource(grant.resource().value())
                            .setConsumerNode(grant.consumerNode())
                            .setConsumerOrganisation(grant.consumerOrganisation())
                            .setApplicationSystem(grant.applicationSystem())
                            .setValidFrom(grant.validFrom())
                            .setValidTo(grant.validTo())
                            .setGrantedAt(grant.grantedAt().truncatedTo(ChronoUnit.MILLIS))
                            .build());
        }
    }
}
