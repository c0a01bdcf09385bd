// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.registry.register.Licence.Action;
import org.zhengtong.schemas.event.LicenceStatusChanged;

/** Writes one change of state: the status, its line in the history and its event. The licence must be locked by the caller. */
@ApplicationScoped
class StatusLine {

    private final LicenceStore licences;
    private final LicenceEventStore events;
    private final Outbox outbox;

    StatusLine(LicenceStore licences, LicenceEventStore events, Outbox outbox) {
        this.licences = licences;
        this.events = events;
        this.outbox = outbox;
    }

    Licence record(
            Licence licence,
            Action action,
            String ground,
            String officer,
            String organisation,
            Instant effectiveAt,
            Instant recordedAt) {
        Licence changed = licence.after(action);
        String identifier = licence.identifier().value();
        licences.updateStatus(changed);
        events.append(new LicenceEvent(
                identifier,
                action,
                licence.status(),
                changed.status(),
                ground,
                officer,
                organisation,
                effectiveAt,
                recordedAt));
        outbox.publish(
                "licence.status-changed.v1",
                identifier,
                LicenceStatusChanged.newBuilder()
                        .setIdentifier(identifier)
                        .setLicenceType(licence.identifier().type().value())
                        .setPrevious(licence.status().name())
                        .setStatus(changed.status().name())
                        .setGround(ground)
                        .setEffectiveAt(effectiveAt)
                        .setRecordedAt(recordedAt)
                        .build());
        return changed;
    }
}
