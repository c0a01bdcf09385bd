// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static org.zhengtong.registry.register.LicenceProblem.LICENCE_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.register.Licence.Action;
import org.zhengtong.registry.statuslist.StatusEntries;
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
    private final Outbox outbox;
    private final Clock clock;

    RegisterEntry(
            LicenceStore licences,
            LicenceEventStore events,
            StatusLine statusLine,
            StatusEntries statusEntries,
            Outbox outbox,
            Clock clock) {
        this.licences = licences;
        this.events = events;
        this.statusLine = statusLine;
        this.statusEntries = statusEntries;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Enters the licence; refused when the licence it replaces is no longer in force. */
    public void enter(Licence licence, String typeName, String organisation) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LicenceIdentifier predecessor = licence.predecessor();
        if (predecessor != null) {
            Licence replaced = licences.findForChange(predecessor)
                    .orElseThrow(() -> new ProblemException(LICENCE_NOT_FOUND, "no licence " + predecessor.value()));
            statusLine.record(
                    replaced,
                    new StatusDecision(
                            Action.SUPERSEDE,
                            "replaced by " + licence.identifier().value(),
                            null,
                            null,
                            now),
                    now,
                    new Caller(licence.issuedBy(), Caller.Kind.PERSON, organisation, Optional.empty()),
                    now);
        }
        licences.insert(licence);
        StatusReference status =
                OfflineVerification.reference(licence.document().content());
        if (status != null) {
            statusEntries.enter(licence.identifier(), status);
        }
        events.append(new LicenceEvent(
                licence.identifier().value(),
                Action.ISSUE,
                null,
                Action.ISSUE.to(),
                predecessor == null ? "issued" : "renewal of " + predecessor.value(),
                licence.identifier().issuer(),
                null,
                licence.issuedBy(),
                organisation,
                licence.issuedAt(),
                now));
        outbox.publish("licence.issued.v1", licence.identifier().value(), issued(licence, typeName));
    }

    private static LicenceIssued issued(Licence licence, String typeName) {
        return LicenceIssued.newBuilder()
                .setIdentifier(licence.identifier().value())
                .setLicenceType(licence.identifier().type().value())
                .setTypeName(typeName)
                .setIssuingAuthority(licence.identifier().issuer())
                .setCaseNumber(licence.caseNumber())
                .setValidFrom(licence.validFrom())
                .setValidTo(licence.validTo())
                .setIssuedAt(licence.issuedAt())
                .build();
    }
}
