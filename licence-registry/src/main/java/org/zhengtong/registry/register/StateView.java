// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.register.Licence.Action;
import org.zhengtong.registry.register.Licence.Status;

/**
 * The state of a licence at a moment as the register knew it at another (证照状态时点查询), the line that decides it and what is still
 * to take effect. The status is null before the licence was issued; {@code expired} is derived from the last day.
 */
public record StateView(
        String identifier,
        Instant at,
        Instant knownAt,
        @Nullable Status status,
        boolean expired,
        LocalDate validFrom,
        LocalDate validTo,
        @Nullable LineView decidedBy,
        List<LineView> ahead) {

    /** A line of the history without the names of officers. */
    public record LineView(
            Action action,
            Status status,
            String ground,
            String authority,
            @Nullable String decision,
            Instant effectiveAt,
            Instant recordedAt) {
        static LineView of(LicenceEvent line) {
            return new LineView(
                    line.action(),
                    line.status(),
                    line.ground(),
                    line.authority(),
                    line.decision(),
                    line.effectiveAt(),
                    line.recordedAt());
        }
    }

    static StateView of(Licence licence, LicenceHistory history, Instant at, Instant knownAt) {
        LocalDate day = LicenceReads.writable(at).atZone(Licence.LEGAL_ZONE).toLocalDate();
        return new StateView(
                licence.identifier().value(),
                at,
                knownAt,
                history.at(at, knownAt).orElse(null),
                day.isAfter(licence.validTo()),
                licence.validFrom(),
                licence.validTo(),
                history.lineAt(at, knownAt).map(LineView::of).orElse(null),
                history.ahead(at, knownAt).stream().map(LineView::of).toList());
    }
}
