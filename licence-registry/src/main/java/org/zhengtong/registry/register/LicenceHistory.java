// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zhengtong.registry.register.Licence.Status;

/** Everything recorded about one licence, oldest first; answers what held on a day as known on another (bitemporal). */
public record LicenceHistory(List<LicenceEvent> events) {

    public LicenceHistory {
        events = List.copyOf(events);
    }

    /**
     * The state at a moment as the register knew it at another moment: the last line recorded by then whose effect had begun.
     * A later line counts from its effective time on, whatever was recorded before it. Empty before the licence was issued.
     */
    public Optional<Status> at(Instant moment, Instant asKnownAt) {
        return lineAt(moment, asKnownAt).map(LicenceEvent::status);
    }

    /** The line that decides the state at the moment. */
    public Optional<LicenceEvent> lineAt(Instant moment, Instant asKnownAt) {
        return known(asKnownAt).stream()
                .filter(event -> !event.effectiveAt().isAfter(moment))
                .reduce((earlier, later) -> later);
    }

    /** Lines recorded by then whose effect still lies ahead of the moment and that nothing recorded later overtakes. */
    public List<LicenceEvent> ahead(Instant moment, Instant asKnownAt) {
        return known(asKnownAt).stream()
                .filter(event -> event.effectiveAt().isAfter(moment))
                .filter(event -> lineAt(event.effectiveAt(), asKnownAt)
                        .filter(event::equals)
                        .isPresent())
                .toList();
    }

    /** The line recorded last that stands: the next move starts from its state. */
    LicenceEvent last() {
        return events.stream()
                .filter(event -> event.withdrawnAt() == null)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private List<LicenceEvent> known(Instant asKnownAt) {
        return events.stream()
                .filter(event -> !event.recordedAt().isAfter(asKnownAt))
                .filter(event ->
                        event.withdrawnAt() == null || event.withdrawnAt().isAfter(asKnownAt))
                .toList();
    }
}
