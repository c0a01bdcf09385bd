// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.application.AccessApplication.Difference;
import org.zhengtong.catalog.application.AccessApplication.Status;
import org.zhengtong.catalog.grant.Grant;

/**
 * The provider's answer to an application, as it travels back.
 *
 * @param decidedBy the officer; the node itself where no officer is needed
 * @param differences where the grant is less than what was asked for
 * @param grant present exactly when granted, wholly or in part
 */
public record Decision(
        String applicationId,
        Status outcome,
        Optional<String> reason,
        String decidedBy,
        Instant decidedAt,
        List<Difference> differences,
        Optional<Grant> grant) {

    /** An older node names nobody and no differences. */
    public Decision(
            String applicationId,
            Status outcome,
            Optional<String> reason,
            @Nullable String decidedBy,
            Instant decidedAt,
            @Nullable List<Difference> differences,
            Optional<Grant> grant) {
        this.applicationId = applicationId;
        this.outcome = outcome;
        this.reason = reason;
        this.decidedBy = decidedBy == null ? "" : decidedBy;
        this.decidedAt = decidedAt;
        this.differences = differences == null ? List.of() : List.copyOf(differences);
        this.grant = grant;
    }

    static Decision refused(AccessApplication application, String reason, String by, Instant at) {
        return new Decision(application.id(), Status.REFUSED, Optional.of(reason), by, at, List.of(), Optional.empty());
    }

    static Decision granted(
            AccessApplication application,
            String grantId,
            Terms terms,
            Optional<String> reason,
            String by,
            Instant at) {
        List<Difference> differences = terms.differences(application);
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
                terms.items(),
                terms.areaPrefix(),
                terms.divisionItem(),
                terms.validFrom(),
                terms.validTo(),
                terms.quotaPerSecond(),
                terms.quotaPerDay(),
                terms.timeWindow(),
                application.predecessor(),
                Grant.Status.IN_FORCE,
                Optional.empty(),
                Optional.empty(),
                1,
                at);
        return new Decision(
                application.id(),
                differences.isEmpty() ? Status.GRANTED : Status.PARTLY_GRANTED,
                reason,
                by,
                at,
                differences,
                Optional.of(grant));
    }
}
