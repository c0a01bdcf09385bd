// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** A reserved identifier (证照标识预留) with exactly the bytes that will be signed under it. */
record Reservation(
        String id,
        LicenceIdentifier identifier,
        String issuingAuthority,
        String number,
        int typeRevision,
        @Nullable LicenceIdentifier predecessor,
        @Nullable String caseNumber,
        byte[] content,
        String reservedBy,
        String organisation,
        Instant reservedAt,
        State state,
        @Nullable String voidReason,
        boolean twoPersons,
        @Nullable String signedOffBy) {

    /** RESERVED until the licence is in the register or the number is voided. */
    enum State {
        RESERVED,
        ENTERED,
        VOIDED
    }

    /** Whether nothing is signed before another person than the maker has said so. */
    boolean awaitsSignature() {
        return state == State.RESERVED && twoPersons && signedOffBy == null;
    }

    /** Whether it waits for nothing but its signature. */
    boolean toBeSigned() {
        return state == State.RESERVED && !awaitsSignature();
    }

    /** Who answers for the licence: the person who signed, where there are two. */
    String issuedBy() {
        return signedOffBy == null ? reservedBy : signedOffBy;
    }
}
