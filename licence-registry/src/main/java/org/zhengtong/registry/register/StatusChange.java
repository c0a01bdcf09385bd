// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_NOT_YOURS;
import static org.zhengtong.registry.register.LicenceProblem.EFFECTIVE_TIME_INVALID;
import static org.zhengtong.registry.register.LicenceProblem.LICENCE_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.registry.register.Licence.Action;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** Changes the state of a licence (暂扣, 发还, 注销, 吊销) in one transaction; concurrent changes wait for each other. */
@ApplicationScoped
class StatusChange {

    private final LicenceStore licences;
    private final StatusLine statusLine;
    private final IssuingAuthorityStore authorities;
    private final Clock clock;

    StatusChange(LicenceStore licences, StatusLine statusLine, IssuingAuthorityStore authorities, Clock clock) {
        this.licences = licences;
        this.statusLine = statusLine;
        this.authorities = authorities;
        this.clock = clock;
    }

    @Transactional
    Licence change(
            LicenceIdentifier identifier, Action action, String ground, @Nullable Instant effectiveAt, Caller officer) {
        Licence licence = licences.findForChange(identifier)
                .orElseThrow(() -> new ProblemException(LICENCE_NOT_FOUND, "no licence " + identifier.value()));
        if (!authorities.actsThrough(identifier.issuer(), officer.organisation())) {
            throw new ProblemException(
                    AUTHORITY_NOT_YOURS,
                    officer.organisation() + " may not act for issuing authority " + identifier.issuer());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant effective = effectiveAt == null ? now : effectiveAt.truncatedTo(ChronoUnit.MICROS);
        if (effective.isAfter(now)) {
            throw new ProblemException(EFFECTIVE_TIME_INVALID, "effectiveAt is in the future");
        }
        if (effective.isBefore(licence.issuedAt())) {
            throw new ProblemException(EFFECTIVE_TIME_INVALID, "effectiveAt is before the licence was issued");
        }
        return statusLine.record(licence, action, ground, officer.name(), officer.organisation(), effective, now);
    }
}
