// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.zhengtong.schemas.code.ResourceCode;

/**
 * A grant (授权): which application system may ask for which resource, for what and how often.
 *
 * @param purposes ADMINISTRATIVE_BASIS, WORK_REFERENCE, DATA_CHECK, COLLABORATION
 * @param items keys of the information items granted; empty means all
 * @param areaPrefix leading digits of the divisions whose rows are granted
 */
public record Grant(
        String id,
        String applicationId,
        ResourceCode resource,
        String providerNode,
        String consumerNode,
        String consumerOrganisation,
        String applicationSystem,
        Set<String> purposes,
        List<String> items,
        Optional<String> areaPrefix,
        LocalDate validFrom,
        LocalDate validTo,
        OptionalInt quotaPerSecond,
        OptionalInt quotaPerDay,
        Status status) {

    /** Where a grant stands. */
    public enum Status {
        /** 生效. */
        IN_FORCE,
        /** 暂停. */
        SUSPENDED,
        /** 撤销. */
        REVOKED
    }

    public Grant {
        purposes = Set.copyOf(purposes);
        items = List.copyOf(items);
    }

    /** Whether this grant may be used on a day. */
    public boolean holdsOn(LocalDate day) {
        return status == Status.IN_FORCE && !day.isBefore(validFrom) && !day.isAfter(validTo);
    }
}
