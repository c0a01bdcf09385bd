// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.servicecase.CaseMaterial.State;

/**
 * One line of a material's history (材料事件): waived by an exchange and its receipt, or submitted in a form. Never changed.
 *
 * @param provider who provided it, as the caller named it
 */
public record MaterialEvent(
        String caseNumber,
        String material,
        State state,
        @Nullable Form form,
        TrustLevel trust,
        @Nullable String resource,
        @Nullable String provider,
        @Nullable String exchangeId,
        @Nullable String licenceIdentifier,
        byte @Nullable [] receipt,
        String officer,
        Instant recordedAt) {

    /** How a material was submitted: 纸质, 电子, 告知承诺. */
    public enum Form {
        PAPER,
        ELECTRONIC,
        COMMITMENT
    }

    /** What was waived by the receipt. */
    static MaterialEvent waived(
            String caseNumber,
            String material,
            TrustLevel trust,
            String resource,
            @Nullable String provider,
            String exchangeId,
            @Nullable String licenceIdentifier,
            byte[] receipt,
            String officer,
            Instant at) {
        return new MaterialEvent(
                caseNumber,
                material,
                State.WAIVED,
                null,
                trust,
                resource,
                provider,
                exchangeId,
                licenceIdentifier,
                receipt,
                officer,
                at);
    }

    /** What the applicant brought. */
    static MaterialEvent submitted(
            String caseNumber, String material, Form form, TrustLevel trust, String officer, Instant at) {
        return new MaterialEvent(
                caseNumber, material, State.SUBMITTED, form, trust, null, null, null, null, null, officer, at);
    }
}
