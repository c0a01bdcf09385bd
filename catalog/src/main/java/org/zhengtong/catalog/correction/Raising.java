// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.correction;

import static org.zhengtong.catalog.correction.CorrectionProblem.CORRECTION_EVIDENCE_FAILS;
import static org.zhengtong.catalog.correction.CorrectionProblem.CORRECTION_ITEM_UNKNOWN;
import static org.zhengtong.catalog.correction.CorrectionProblem.CORRECTION_OF_ANOTHER_ORGANISATION;
import static org.zhengtong.catalog.correction.CorrectionProblem.CORRECTION_RESOURCE_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.Hierarchy;
import org.zhengtong.catalog.correction.Correction.Act;
import org.zhengtong.catalog.correction.CorrectionApi.DatumRequest;
import org.zhengtong.catalog.correction.CorrectionApi.RaiseRequest;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.timelimit.TimeLimitKind;
import org.zhengtong.catalog.timelimit.TimeLimits;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.schemas.code.ResourceCode;

/** The raiser's steps (提出校核): raise, supplement, close with a rating, dispute. */
@ApplicationScoped
class Raising {

    private static final int SALT = 16;

    private final CorrectionRegister register;
    private final EntryStore entries;
    private final ExchangeEvidence evidence;
    private final TimeLimits limits;
    private final Hierarchy hierarchy;
    private final CatalogConfig node;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Raising(
            CorrectionRegister register,
            EntryStore entries,
            ExchangeEvidence evidence,
            TimeLimits limits,
            Hierarchy hierarchy,
            CatalogConfig node,
            Clock clock) {
        this.register = register;
        this.entries = entries;
        this.evidence = evidence;
        this.limits = limits;
        this.hierarchy = hierarchy;
        this.node = node;
        this.clock = clock;
    }

    /** (1) The resource is known, (2) the evidence bears out that the datum was received, (3) it goes to the provider's node. */
    @Transactional
    Correction raise(RaiseRequest request, Caller raiser) {
        if (raiser.organisation().isEmpty()) {
            throw new ProblemException(CORRECTION_OF_ANOTHER_ORGANISATION, "the account names no organisation");
        }
        ResourceCode resource = new ResourceCode(request.resource());
        PublishedEntry entry = entries.published(resource)
                .orElseThrow(() -> new ProblemException(CORRECTION_RESOURCE_UNKNOWN, "no resource " + resource));
        Optional<Datum> datum =
                Optional.ofNullable(request.datum()).map(found -> datum(found, entry, raiser.organisation()));
        Doubt doubt = new Doubt(
                request.fault(),
                Optional.ofNullable(request.field()),
                request.description(),
                datum,
                request.proofs(),
                Optional.ofNullable(request.caseNumber()));
        return register.enter(Optional.empty(), correction(doubt, entry, raiser));
    }

    private Correction correction(Doubt doubt, PublishedEntry entry, Caller raiser) {
        return new Correction(
                Uuid7.next(clock),
                doubt,
                entry.resource(),
                entry.providerOrganisation(),
                entry.node(),
                node.code(),
                raiser.organisation(),
                raiser.name(),
                clock.instant(),
                Correction.Status.RAISED,
                1,
                entry.node(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                by(raiser),
                Optional.of(limits.due(TimeLimitKind.CORRECTION)));
    }

    private Datum datum(DatumRequest request, PublishedEntry entry, String organisation) {
        if (entry.metadata().item(request.item()).isEmpty()) {
            throw new ProblemException(
                    CORRECTION_ITEM_UNKNOWN, "resource " + entry.resource() + " has no item " + request.item());
        }
        Instant received = evidence.received(request.exchangeId(), request.receipt(), organisation, entry.resource())
                .orElseThrow(() -> new ProblemException(
                        CORRECTION_EVIDENCE_FAILS,
                        "the receipt of exchange " + request.exchangeId() + " is not of " + organisation
                                + "'s own exchange with data of " + entry.resource()
                                + "; get it from /api/v1/receipts/{exchangeId}"));
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return Datum.of(
                request.exchangeId(),
                received,
                request.recordKey(),
                request.item(),
                salt,
                request.valueSeen(),
                request.valueClaimed());
    }

    @Transactional
    Correction supplement(String id, String what, Caller raiser) {
        return step(id, raiser, correction -> correction.supplemented(what, by(raiser)));
    }

    @Transactional
    Correction close(String id, int rating, String word, Caller raiser) {
        return step(id, raiser, correction -> correction.closed(rating, word, by(raiser)));
    }

    /** Takes the answer up to the level above, whose administrator settles it; at the root, to its own. */
    @Transactional
    Correction dispute(String id, String reason, Caller raiser) {
        return step(
                id,
                raiser,
                correction -> correction.takenUp(hierarchy.parent().orElse(node.code()), reason, by(raiser)));
    }

    private Correction step(String id, Caller raiser, UnaryOperator<Correction> move) {
        Correction correction = register.inHand(id).requireRaiser(raiser.organisation());
        return register.enter(Optional.of(correction), move.apply(correction));
    }

    private Act by(Caller raiser) {
        return new Act(raiser.organisation(), clock.instant());
    }
}
