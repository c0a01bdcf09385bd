// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** A reserved identifier as callers see it; nothing in it names the holder. */
public record ReservationView(
        String id,
        String identifier,
        String licenceType,
        String issuingAuthority,
        @Nullable String predecessor,
        @Nullable String caseNumber,
        Progress state,
        @Nullable String reason,
        String madeBy,
        Instant madeAt,
        @Nullable String signedOffBy) {

    /** How far an issuance is (办理进度). */
    public enum Progress {
        IN_PROGRESS,
        AWAITING_SIGNATURE,
        ENTERED,
        VOIDED
    }

    static ReservationView of(Reservation reserved) {
        LicenceIdentifier predecessor = reserved.predecessor();
        return new ReservationView(
                reserved.id(),
                reserved.identifier().value(),
                reserved.identifier().type().value(),
                reserved.issuingAuthority(),
                predecessor == null ? null : predecessor.value(),
                reserved.caseNumber(),
                progress(reserved),
                reserved.voidReason(),
                reserved.reservedBy(),
                reserved.reservedAt(),
                reserved.signedOffBy());
    }

    private static Progress progress(Reservation reserved) {
        return switch (reserved.state()) {
            case RESERVED -> reserved.awaitsSignature() ? Progress.AWAITING_SIGNATURE : Progress.IN_PROGRESS;
            case ENTERED -> Progress.ENTERED;
            case VOIDED -> Progress.VOIDED;
        };
    }
}
