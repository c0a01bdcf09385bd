// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static org.zhengtong.registry.register.LicenceProblem.LICENCE_MOVE_NOT_ALLOWED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.LicenceDocument;
import org.zhengtong.schemas.statuslist.TokenStatus;

/**
 * A licence in the register (电子证照) and the changes of state the law allows it.
 *
 * @param holder who is named first
 * @param coHolders who holds it together with the first (共同持证人), in the order of the face; mostly nobody
 */
public record Licence(
        LicenceIdentifier identifier,
        int typeRevision,
        String number,
        Holder holder,
        List<Holder> coHolders,
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
        coHolders = List.copyOf(coHolders);
        fields = java.util.Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** The state of a licence (证照状态). Expiry is derived from the dates, never recorded. */
    public enum Status {
        IN_FORCE,
        SUSPENDED,
        CANCELLED,
        REVOKED,
        ANNULLED,
        TRANSFERRED_OUT,
        SUPERSEDED;

        /** What the status list says of it; how a licence ended is told by the register alone. */
        public TokenStatus inStatusList() {
            return switch (this) {
                case IN_FORCE -> TokenStatus.VALID;
                case SUSPENDED -> TokenStatus.SUSPENDED;
                case CANCELLED, REVOKED, ANNULLED, TRANSFERRED_OUT -> TokenStatus.INVALID;
                case SUPERSEDED -> TokenStatus.SUPERSEDED;
            };
        }
    }

    /**
     * What can be recorded of a licence: 签发, 暂扣, 发还, 注销, 吊销 (a penalty), 撤销 (it should never have been given), 转出, 换发.
     * A revoked or annulled licence is still to be cancelled (行政许可法 第七十条); nothing follows any other end.
     */
    public enum Action {
        ISSUE(Set.of(), Status.IN_FORCE),
        SUSPEND(Set.of(Status.IN_FORCE), Status.SUSPENDED),
        RESTORE(Set.of(Status.SUSPENDED), Status.IN_FORCE),
        CANCEL(Set.of(Status.IN_FORCE, Status.SUSPENDED, Status.REVOKED, Status.ANNULLED), Status.CANCELLED),
        REVOKE(Set.of(Status.IN_FORCE, Status.SUSPENDED), Status.REVOKED),
        ANNUL(Set.of(Status.IN_FORCE, Status.SUSPENDED), Status.ANNULLED),
        TRANSFER_OUT(Set.of(Status.IN_FORCE), Status.TRANSFERRED_OUT),
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

        /** The state after the action, or a refusal when the state recorded last does not allow it. */
        public Status from(Status recorded) {
            if (!from.contains(recorded)) {
                throw new ProblemException(
                                LICENCE_MOVE_NOT_ALLOWED, this + " is not possible while the licence is " + recorded)
                        .with("licenceStatus", recorded.name());
            }
            return to;
        }

        /** Whether it may be recorded before it takes effect. What ought never to have been given ends at once or earlier. */
        public boolean mayLieAhead() {
            return switch (this) {
                case SUSPEND, RESTORE, CANCEL, REVOKE, TRANSFER_OUT, SUPERSEDE -> true;
                case ISSUE, ANNUL -> false;
            };
        }
    }

    /** The licence in another state. */
    Licence in(Status other) {
        return new Licence(
                identifier,
                typeRevision,
                number,
                holder,
                coHolders,
                validFrom,
                validTo,
                fields,
                caseNumber,
                predecessor,
                other,
                document,
                issuedAt,
                issuedBy);
    }

    /** All who hold it (共同持证人), the first named first. */
    public List<Holder> holders() {
        return Stream.concat(Stream.of(holder), coHolders.stream()).toList();
    }

    /** The legal day it was issued on (颁发日期). */
    public LocalDate issuedOn() {
        return LocalDate.ofInstant(issuedAt, LEGAL_ZONE);
    }

    /** Name of its authority as it was signed. */
    public String issuerName() {
        return document.content().path("issuingAuthority").path("name").asText("");
    }

    /** Whether its period of validity covers the day. */
    public boolean coversDay(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validTo);
    }
}
