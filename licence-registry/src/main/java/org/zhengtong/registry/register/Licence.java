// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static org.zhengtong.registry.register.LicenceProblem.LICENCE_MOVE_NOT_ALLOWED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.LicenceDocument;

/** A licence in the register (电子证照) and the changes of state the law allows it. */
public record Licence(
        LicenceIdentifier identifier,
        int typeRevision,
        String number,
        Holder holder,
        LocalDate validFrom,
        LocalDate validTo,
        Map<String, String> fields,
        @Nullable String caseNumber,
        @Nullable LicenceIdentifier predecessor,
        Status status,
        LicenceDocument document,
        Instant issuedAt,
        String issuedBy) {

    /** Legal days and years are those of China. */
    public static final java.time.ZoneId LEGAL_ZONE = java.time.ZoneId.of("Asia/Shanghai");

    public Licence {
        fields = java.util.Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** The recorded state (证照状态). Expiry is derived from the dates, never recorded. */
    public enum Status {
        IN_FORCE,
        SUSPENDED,
        CANCELLED,
        REVOKED,
        SUPERSEDED
    }

    /** What can be recorded of a licence: 签发, 暂扣, 发还, 注销, 吊销, 换发. */
    public enum Action {
        ISSUE(Set.of(), Status.IN_FORCE),
        SUSPEND(Set.of(Status.IN_FORCE), Status.SUSPENDED),
        RESTORE(Set.of(Status.SUSPENDED), Status.IN_FORCE),
        CANCEL(Set.of(Status.IN_FORCE, Status.SUSPENDED), Status.CANCELLED),
        REVOKE(Set.of(Status.IN_FORCE, Status.SUSPENDED), Status.REVOKED),
        SUPERSEDE(Set.of(Status.IN_FORCE), Status.SUPERSEDED);

        private final Set<Status> from;
        private final Status to;

        Action(Set<Status> from, Status to) {
            this.from = from;
            this.to = to;
        }

        /** The state after the action. */
        public Status to() {
            return to;
        }
    }

    /** The licence after the action, or a refusal when its state does not allow it. */
    public Licence after(Action action) {
        if (!action.from.contains(status)) {
            throw new ProblemException(
                            LICENCE_MOVE_NOT_ALLOWED, action + " is not possible while the licence is " + status)
                    .with("licenceStatus", status.name());
        }
        return new Licence(
                identifier,
                typeRevision,
                number,
                holder,
                validFrom,
                validTo,
                fields,
                caseNumber,
                predecessor,
                action.to,
                document,
                issuedAt,
                issuedBy);
    }

    /** Whether its period of validity covers the day. */
    public boolean coversDay(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validTo);
    }
}
