// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zhengtong.catalog.grant.Grant;

/**
 * The provider's answer to an application, as it travels back.
 *
 * @param grant present exactly when granted
 */
public record Decision(
        String applicationId,
        AccessApplication.Status outcome,
        Optional<String> reason,
        Instant decidedAt,
        Optional<Grant> grant) {

    static Decision refused(AccessApplication application, String reason, Instant at) {
        return new Decision(
                application.id(), AccessApplication.Status.REFUSED, Optional.of(reason), at, Optional.empty());
    }

    /** @param items keys granted; empty means all that were asked for */
    static Decision granted(
            AccessApplication application, String grantId, List<String> items, Optional<String> reason, Instant at) {
        Grant grant = new Grant(
                grantId,
                application.id(),
                application.resource(),
                application.providerNode(),
                application.providerOrganisation(),
                application.consumerNode(),
                application.consumerOrganisation(),
                application.applicationSystem(),
                Set.of(application.purpose().name()),
                items.isEmpty() ? application.items() : items,
                application.areaPrefix(),
                Optional.empty(),
                application.validFrom(),
                application.validTo(),
                application.quotaPerSecond(),
                application.quotaPerDay(),
                Optional.empty(),
                Optional.empty(),
                Grant.Status.IN_FORCE,
                Optional.empty(),
                1,
                at);
        return new Decision(application.id(), AccessApplication.Status.GRANTED, reason, at, Optional.of(grant));
    }
}
