// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import static org.zhengtong.catalog.grant.GrantProblem.GRANT_EXTENSION_NOT_LONGER;
import static org.zhengtong.catalog.grant.GrantProblem.GRANT_OVER;
import static org.zhengtong.catalog.grant.GrantProblem.GRANT_STATE_FORBIDS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.InformationItem;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;

/**
 * A grant (授权): which application system may ask for which resource, for what and how often.
 *
 * @param purposes ADMINISTRATIVE_BASIS, WORK_REFERENCE, DATA_CHECK, COLLABORATION
 * @param items keys of the information items granted; empty means all
 * @param areaPrefix leading digits of the divisions whose rows are granted
 * @param divisionItem item that carries a row's division; there is one whenever there is an area
 * @param timeWindow hours of use; any when empty
 * @param predecessor grant that this one renews
 * @param reason why it was suspended or revoked
 * @param deliveredOn day the provider had the resource there for it (供数)
 * @param version counts its changes; the consumer's node takes none older than it has
 */
public record Grant(
        String id,
        String applicationId,
        ResourceCode resource,
        String providerNode,
        String providerOrganisation,
        String consumerNode,
        String consumerOrganisation,
        String applicationSystem,
        Set<String> purposes,
        List<String> items,
        Optional<String> areaPrefix,
        Optional<String> divisionItem,
        LocalDate validFrom,
        LocalDate validTo,
        OptionalInt quotaPerSecond,
        OptionalInt quotaPerDay,
        Optional<TimeWindow> timeWindow,
        Optional<String> predecessor,
        Status status,
        Optional<String> reason,
        Optional<LocalDate> deliveredOn,
        int version,
        Instant grantedAt) {

    /** Why a grant ends that came after its application was withdrawn: nobody did anything wrong. */
    static final String WITHDRAWN = "申请人在授权送达前撤回申请";

    /** Where a grant stands. */
    public enum Status {
        /** 生效. */
        IN_FORCE,
        /** 暂停. */
        SUSPENDED,
        /** 撤销. */
        REVOKED
    }

    /** How a grant stands on a day (授权状态). */
    public enum Standing {
        /** 未到期限. */
        NOT_YET,
        /** 生效. */
        IN_FORCE,
        /** 暂停. */
        SUSPENDED,
        /** 撤销. */
        REVOKED,
        /** 到期. */
        EXPIRED
    }

    public Grant {
        purposes = Set.copyOf(purposes);
        items = List.copyOf(items);
    }

    /** Whether this grant may be used on a day. */
    public boolean holdsOn(LocalDate day) {
        return standingOn(day) == Standing.IN_FORCE;
    }

    /** Expiry is not stored: the date decides. */
    public Standing standingOn(LocalDate day) {
        return switch (status) {
            case REVOKED -> Standing.REVOKED;
            case SUSPENDED -> day.isAfter(validTo) ? Standing.EXPIRED : Standing.SUSPENDED;
            case IN_FORCE -> {
                if (day.isAfter(validTo)) {
                    yield Standing.EXPIRED;
                }
                yield day.isBefore(validFrom) ? Standing.NOT_YET : Standing.IN_FORCE;
            }
        };
    }

    /** Whether it covers an item of its resource; what is not shared it never covers. */
    public boolean covers(CatalogueEntry entry, InformationItem item) {
        return entry.sharingOf(item) != SharingType.DENIED
                && (items.isEmpty() || items.contains(item.key()) || items.contains(item.name()));
    }

    Grant suspend(String why) {
        requireStatus(Status.IN_FORCE);
        return with(Status.SUSPENDED, Optional.of(why), validTo, deliveredOn);
    }

    Grant restore() {
        requireStatus(Status.SUSPENDED);
        return with(Status.IN_FORCE, Optional.empty(), validTo, deliveredOn);
    }

    Grant revoke(String why) {
        if (status == Status.REVOKED) {
            throw new ProblemException(GRANT_STATE_FORBIDS, "grant " + id + " is REVOKED");
        }
        return with(Status.REVOKED, Optional.of(why), validTo, deliveredOn);
    }

    /** Lengthens the period while it runs; what is over is renewed, not extended. */
    Grant extend(LocalDate until, LocalDate today) {
        if (status == Status.REVOKED || today.isAfter(validTo)) {
            throw new ProblemException(GRANT_OVER, "grant " + id + " ended; renew it with a new application");
        }
        if (!until.isAfter(validTo)) {
            throw new ProblemException(GRANT_EXTENSION_NOT_LONGER, "grant " + id + " is valid to " + validTo);
        }
        return with(status, reason, until, deliveredOn);
    }

    /** The resource is there; said once. */
    Grant deliver(LocalDate today) {
        if (status == Status.REVOKED || deliveredOn.isPresent()) {
            throw new ProblemException(
                    GRANT_STATE_FORBIDS,
                    "grant " + id + " is "
                            + deliveredOn.map(day -> "delivered since " + day).orElse("REVOKED"));
        }
        return with(status, reason, validTo, Optional.of(today));
    }

    private void requireStatus(Status wanted) {
        if (status != wanted) {
            throw new ProblemException(GRANT_STATE_FORBIDS, "grant " + id + " is " + status);
        }
    }

    private Grant with(Status next, Optional<String> why, LocalDate until, Optional<LocalDate> delivered) {
        return new Grant(
                id,
                applicationId,
                resource,
                providerNode,
                providerOrganisation,
                consumerNode,
                consumerOrganisation,
                applicationSystem,
                purposes,
                items,
                areaPrefix,
                divisionItem,
                validFrom,
                until,
                quotaPerSecond,
                quotaPerDay,
                timeWindow,
                predecessor,
                next,
                why,
                delivered,
                version + 1,
                grantedAt);
    }
}
