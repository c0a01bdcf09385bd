// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static org.zhengtong.registry.register.LicenceProblem.LICENCE_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.kernel.outbox.OutboxEvent;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.register.Licence.Action;
import org.zhengtong.registry.statuslist.StatusEntries;
import org.zhengtong.registry.timestamp.LicenceStamps;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.event.LicenceIssued;
import org.zhengtong.schemas.offline.OfflineVerification;
import org.zhengtong.schemas.statuslist.StatusReference;

/**
 * Enters a signed licence in the register (入库): the licence, its history, its event, and the end of the licence it replaces.
 * Joins the transaction of the issuance.
 */
@ApplicationScoped
public class RegisterEntry {

    private final LicenceStore licences;
    private final LicenceEventStore events;
    private final StatusLine statusLine;
    private final StatusEntries statusEntries;
    private final LicenceStamps stamps;
    private final Outbox outbox;
    private final Clock clock;

    RegisterEntry(
            LicenceStore licences,
            LicenceEventStore events,
            StatusLine statusLine,
            StatusEntries statusEntries,
            LicenceStamps stamps,
            Outbox outbox,
            Clock clock) {
        this.licences = licences;
        this.events = events;
        this.statusLine = statusLine;
        this.statusEntries = statusEntries;
        this.stamps = stamps;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A licence to be entered, and for which organisation. */
    public record Entering(Licence licence, String typeName, String organisation) {}

    /** Enters the licences; refused when one that is replaced is no longer in force. */
    public void enter(List<Entering> group) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        group.forEach(entering -> supersede(entering, now));
        licences.insert(group.stream().map(Entering::licence).toList());
        Map<LicenceIdentifier, StatusReference> references = new LinkedHashMap<>();
        Map<String, byte[]> signatures = new LinkedHashMap<>();
        for (Entering entering : group) {
            signatures.put(
                    entering.licence().identifier().value(),
                    entering.licence().document().signatureBytes());
            StatusReference reference =
                    OfflineVerification.reference(entering.licence().document().content());
            if (reference != null) {
                references.put(entering.licence().identifier(), reference);
            }
        }
        statusEntries.enter(references);
        stamps.order(signatures);
        events.append(group.stream().map(entering -> line(entering, now)).toList());
        outbox.publish(group.stream()
                .map(entering -> new OutboxEvent(
                        "licence.issued.v1", entering.licence().identifier().value(), issued(entering)))
                .toList());
    }

    /** A version whose period begins later replaces the one before it then, so that there is one that counts all the time. */
    private void supersede(Entering entering, Instant now) {
        Licence licence = entering.licence();
        LicenceIdentifier predecessor = licence.predecessor();
        if (predecessor != null) {
            Licence replaced = licences.findForChange(predecessor)
                    .orElseThrow(() -> new ProblemException(LICENCE_NOT_FOUND, "no licence " + predecessor.value()));
            Instant begins =
                    licence.validFrom().atStartOfDay(Licence.LEGAL_ZONE).toInstant();
            statusLine.record(
                    replaced,
                    new StatusDecision(
                            Action.SUPERSEDE,
                            "replaced by " + licence.identifier().value(),
                            null,
                            null,
                            null),
                    begins.isAfter(now) ? begins : now,
                    new Caller(licence.issuedBy(), Caller.Kind.PERSON, entering.organisation(), Optional.empty()),
                    now);
        }
    }

    private static LicenceEvent line(Entering entering, Instant now) {
        Licence licence = entering.licence();
        LicenceIdentifier predecessor = licence.predecessor();
        return new LicenceEvent(
                licence.identifier().value(),
                Action.ISSUE,
                null,
                Action.ISSUE.to(),
                predecessor == null ? "issued" : "renewal of " + predecessor.value(),
                licence.identifier().issuer(),
                null,
                licence.issuedBy(),
                entering.organisation(),
                licence.issuedAt(),
                now,
                null);
    }

    private static LicenceIssued issued(Entering entering) {
        Licence licence = entering.licence();
        return LicenceIssued.newBuilder()
                .setIdentifier(licence.identifier().value())
                .setLicenceType(licence.identifier().type().value())
                .setTypeName(entering.typeName())
                .setIssuingAuthority(licence.identifier().issuer())
                .setCaseNumber(licence.caseNumber())
                .setValidFrom(licence.validFrom())
                .setValidTo(licence.validTo())
                .setIssuedAt(licence.issuedAt())
                .build();
    }
}
