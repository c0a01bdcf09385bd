// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.register.Licence.Status;
import org.zhengtong.registry.statuslist.StatusEntries;
import org.zhengtong.schemas.event.LicenceStatusChanged;

/**
 * Writes one change of state: its line in the history, its event, and, once it counts, the status and the status list's entry. The
 * licence must be locked by the caller.
 */
@ApplicationScoped
class StatusLine {

    private final LicenceStore licences;
    private final LicenceEventStore events;
    private final StatusEntries statusEntries;
    private final Outbox outbox;

    StatusLine(LicenceStore licences, LicenceEventStore events, StatusEntries statusEntries, Outbox outbox) {
        this.licences = licences;
        this.events = events;
        this.statusEntries = statusEntries;
        this.outbox = outbox;
    }

    /**
     * Records a decision that counts from {@code effectiveAt}; one that lies ahead waits for {@link DueChanges}. Until a next version begins
     * to count, everything can be decided of this one; what does not end it leaves the next version's turn as it was.
     */
    Licence record(Licence licence, StatusDecision decision, Instant effectiveAt, Caller officer, Instant recordedAt) {
        LicenceHistory history = events.history(licence.identifier());
        LicenceEvent last = history.last();
        Status from = last.superseding(recordedAt) ? Objects.requireNonNull(last.previous()) : last.status();
        String authority = decision.authority();
        LicenceEvent line = new LicenceEvent(
                licence.identifier().value(),
                decision.action(),
                from,
                decision.action().from(from),
                decision.ground(),
                authority == null ? licence.identifier().issuer() : authority,
                decision.decision(),
                officer.name(),
                officer.organisation(),
                effectiveAt,
                recordedAt.isBefore(last.recordedAt()) ? last.recordedAt() : recordedAt,
                null);
        List<LicenceEvent> added = new ArrayList<>(List.of(line));
        if (last.superseding(recordedAt) && !line.ends()) {
            added.add(last.after(line));
        }
        events.append(added);
        added.stream().filter(each -> each.effectiveAt().isAfter(recordedAt)).forEach(events::appendDue);
        outbox.publish("licence.status-changed.v1", line.identifier(), event(licence, line));
        List<LicenceEvent> lines = new ArrayList<>(history.events());
        lines.addAll(added);
        return bringUpToDate(licence, new LicenceHistory(lines), recordedAt);
    }

    /** Takes back the decision recorded last; its effect still lies ahead, so that status and status list stay as they are. */
    void withdraw(Licence licence, LicenceEvent line, String ground, Caller officer, Instant now) {
        events.withdrawLast(licence.identifier(), ground, officer, now);
        LicenceEvent stands = events.history(licence.identifier()).last();
        outbox.publish(
                "licence.status-changed.v1",
                line.identifier(),
                LicenceStatusChanged.newBuilder()
                        .setIdentifier(line.identifier())
                        .setLicenceType(licence.identifier().type().value())
                        .setPrevious(line.status().name())
                        .setStatus(stands.status().name())
                        .setGround(ground)
                        .setEffectiveAt(now)
                        .setRecordedAt(now)
                        .build());
    }

    /** Brings status and status list to what the history says of the moment. */
    Licence bringUpToDate(Licence licence, LicenceHistory history, Instant now) {
        Instant last = history.last().recordedAt();
        Status status = history.at(now, last.isAfter(now) ? last : now).orElse(licence.status());
        if (status == licence.status()) {
            return licence;
        }
        Licence changed = licence.in(status);
        licences.updateStatus(changed);
        statusEntries.changed(changed.identifier(), status.inStatusList());
        return changed;
    }

    private static LicenceStatusChanged event(Licence licence, LicenceEvent line) {
        return LicenceStatusChanged.newBuilder()
                .setIdentifier(line.identifier())
                .setLicenceType(licence.identifier().type().value())
                .setPrevious(String.valueOf(line.previous()))
                .setStatus(line.status().name())
                .setGround(line.ground())
                .setEffectiveAt(line.effectiveAt())
                .setRecordedAt(line.recordedAt())
                .build();
    }
}
