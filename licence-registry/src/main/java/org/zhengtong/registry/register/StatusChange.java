// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_NOT_YOURS;
import static org.zhengtong.registry.register.LicenceProblem.DECISION_NOT_AHEAD;
import static org.zhengtong.registry.register.LicenceProblem.EFFECTIVE_TIME_INVALID;
import static org.zhengtong.registry.register.LicenceProblem.LICENCE_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** Changes the state of a licence (暂扣, 发还, 注销, 吊销, 撤销, 转出) in one transaction; concurrent changes wait for each other. */
@ApplicationScoped
public class StatusChange {

    private static final Duration FURTHEST_AHEAD = Duration.ofDays(366);

    private final LicenceStore licences;
    private final LicenceEventStore events;
    private final StatusLine statusLine;
    private final IssuingAuthorityStore authorities;
    private final Clock clock;

    StatusChange(
            LicenceStore licences,
            LicenceEventStore events,
            StatusLine statusLine,
            IssuingAuthorityStore authorities,
            Clock clock) {
        this.licences = licences;
        this.events = events;
        this.statusLine = statusLine;
        this.authorities = authorities;
        this.clock = clock;
    }

    /** Records the decision; once this returns and commits, register and status list cannot lose it. */
    @Transactional
    public Licence change(LicenceIdentifier identifier, StatusDecision decision, Caller officer) {
        Licence licence = forChange(identifier, officer);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return statusLine.record(licence, decision, effective(licence, decision, now), officer, now);
    }

    /** Takes back the decision recorded last, as long as it has not taken effect; the effective time says which one is meant. */
    @Transactional
    public Licence withdraw(LicenceIdentifier identifier, Instant effectiveAt, String ground, Caller officer) {
        Licence licence = forChange(identifier, officer);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LicenceEvent last = events.history(identifier).last();
        if (!last.effectiveAt().equals(effectiveAt.truncatedTo(ChronoUnit.MICROS))) {
            throw new ProblemException(
                    DECISION_NOT_AHEAD, "the decision recorded last takes effect at " + last.effectiveAt());
        }
        if (!last.effectiveAt().isAfter(now)) {
            throw new ProblemException(
                    DECISION_NOT_AHEAD, "it took effect at " + last.effectiveAt() + ": record a decision that ends it");
        }
        if (last.superseding(now) && nextVersionHolds(identifier)) {
            throw new ProblemException(
                    DECISION_NOT_AHEAD,
                    "a next version replaces it from " + last.effectiveAt() + ": end that one first");
        }
        statusLine.withdraw(licence, last, ground, officer, now);
        return licence;
    }

    private boolean nextVersionHolds(LicenceIdentifier identifier) {
        return licences.successor(identifier)
                .flatMap(next -> licences.find(new LicenceIdentifier(next)))
                .filter(next -> next.status() == Licence.Status.IN_FORCE || next.status() == Licence.Status.SUSPENDED)
                .isPresent();
    }

    private Licence forChange(LicenceIdentifier identifier, Caller officer) {
        Licence licence = licences.findForChange(identifier)
                .orElseThrow(() -> new ProblemException(LICENCE_NOT_FOUND, "no licence " + identifier.value()));
        if (!authorities.actsThrough(identifier.issuer(), officer.organisation())) {
            throw new ProblemException(
                    AUTHORITY_NOT_YOURS,
                    officer.organisation() + " may not act for issuing authority " + identifier.issuer());
        }
        return licence;
    }

    private static Instant effective(Licence licence, StatusDecision decision, Instant now) {
        Instant asked = decision.effectiveAt();
        Instant effective = asked == null ? now : asked.truncatedTo(ChronoUnit.MICROS);
        if (effective.isBefore(licence.issuedAt())) {
            throw new ProblemException(EFFECTIVE_TIME_INVALID, "effectiveAt is before the licence was issued");
        }
        if (effective.isAfter(now) && !decision.action().mayLieAhead()) {
            throw new ProblemException(EFFECTIVE_TIME_INVALID, decision.action() + " cannot take effect in the future");
        }
        if (effective.isAfter(now.plus(FURTHEST_AHEAD))) {
            throw new ProblemException(
                    EFFECTIVE_TIME_INVALID, "effectiveAt is more than " + FURTHEST_AHEAD.toDays() + " days ahead");
        }
        return effective;
    }
}
