// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_DECIDED;
import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_OF_ANOTHER_PROVIDER;
import static org.zhengtong.catalog.application.ApplicationProblem.ITEM_UNKNOWN;
import static org.zhengtong.catalog.application.ApplicationProblem.PERIOD_INVALID;
import static org.zhengtong.catalog.application.ApplicationProblem.RESOURCE_DENIED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.Purpose;

/**
 * An access application (共享申请): which system of which organisation asks for which resource, for what and for how long.
 *
 * @param items keys of the information items asked for; empty means all
 * @param legalBasis law or duty the use rests on
 * @param serviceItem code of the service item it is needed for
 * @param areaPrefix leading digits of the divisions whose rows are asked for
 * @param reason why it was refused, or what the officer remarked
 */
public record AccessApplication(
        String id,
        ResourceCode resource,
        String providerNode,
        String providerOrganisation,
        String consumerNode,
        String consumerOrganisation,
        String applicationSystem,
        String applicant,
        List<String> items,
        Purpose purpose,
        String legalBasis,
        Optional<String> serviceItem,
        Optional<String> areaPrefix,
        LocalDate validFrom,
        LocalDate validTo,
        OptionalInt quotaPerSecond,
        OptionalInt quotaPerDay,
        Status status,
        Optional<String> reason,
        Instant submittedAt,
        Optional<Instant> decidedAt) {

    /** Where an application stands. */
    public enum Status {
        /** 待办理. */
        SUBMITTED,
        /** 已同意. */
        GRANTED,
        /** 不同意. */
        REFUSED
    }

    public AccessApplication {
        items = List.copyOf(items);
    }

    /** What keeps this from being granted whatever the officer thinks. */
    Optional<Problem> hindrance(PublishedEntry entry, LocalDate today) {
        if (entry.metadata().sharingType() == SharingType.DENIED) {
            return Optional.of(RESOURCE_DENIED);
        }
        if (validFrom.isAfter(validTo) || validTo.isBefore(today)) {
            return Optional.of(PERIOD_INVALID);
        }
        return knowsAll(entry, items) ? Optional.empty() : Optional.of(ITEM_UNKNOWN);
    }

    /** Refuses items that are not the resource's, or that were not asked for. */
    void requireGrantable(PublishedEntry entry, List<String> granted) {
        if (!knowsAll(entry, granted) || !items.isEmpty() && !items.containsAll(granted)) {
            throw new ProblemException(ITEM_UNKNOWN, "items " + granted);
        }
    }

    private static boolean knowsAll(PublishedEntry entry, List<String> items) {
        return items.stream().allMatch(item -> entry.metadata().item(item).isPresent());
    }

    /** Refuses a second decision. */
    void requireOpen() {
        if (status != Status.SUBMITTED) {
            throw new ProblemException(APPLICATION_DECIDED, "application " + id + " is " + status);
        }
    }

    /** Refuses a decision of another organisation's officer. */
    void requireDecidedBy(String organisation) {
        if (!providerOrganisation.equals(organisation)) {
            throw new ProblemException(APPLICATION_OF_ANOTHER_PROVIDER, "the provider is " + providerOrganisation);
        }
    }
}
