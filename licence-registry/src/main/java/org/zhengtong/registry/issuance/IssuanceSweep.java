// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static org.zhengtong.registry.issuance.IssuanceProblem.SECOND_PERSON_REQUIRED;
import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_KEY_MISSING;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.signer.AuthorityKeys;

/** Finishes issuances that stopped between two steps, or voids their numbers with a reason. Runs at start and regularly. */
@ApplicationScoped
class IssuanceSweep {

    private static final Logger LOG = Logger.getLogger(IssuanceSweep.class);

    private final ReservationStore reservations;
    private final Issuance issuance;
    private final AuthorityKeys keys;
    private final IssuanceConfig config;
    private final Clock clock;

    IssuanceSweep(
            ReservationStore reservations, Issuance issuance, AuthorityKeys keys, IssuanceConfig config, Clock clock) {
        this.reservations = reservations;
        this.issuance = issuance;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = "issuance-sweep",
            every = "${zt.registry.issuance.sweep-every:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        repair(config.repairAfter());
    }

    /** Repairs every issuance that stopped longer ago than the age. */
    void repair(Duration age) {
        Instant now = clock.instant();
        for (Reservation stopped : reservations.unfinished(now.minus(age), now.minus(config.signWithin()))) {
            if (stopped.awaitsSignature()) {
                issuance.voidNumber(stopped, SECOND_PERSON_REQUIRED + ": nobody signed for " + config.signWithin());
            } else if (keys.usable(stopped.issuingAuthority())) {
                finish(stopped);
            } else if (stopped.reservedAt().isBefore(now.minus(config.voidAfter()))) {
                issuance.voidNumber(stopped, AUTHORITY_KEY_MISSING + ": no key to sign with for " + config.voidAfter());
            }
        }
    }

    private void finish(Reservation stopped) {
        try {
            issuance.finish(stopped);
            LOG.infof("stopped issuance of %s finished", stopped.identifier().value());
        } catch (ProblemException refused) {
            String became = refused.problem().refusal().retryable() ? "waits" : "voided";
            LOG.warnf("%s %s: %s", stopped.identifier().value(), became, refused.detail());
        } catch (RuntimeException failure) {
            LOG.errorf(
                    failure,
                    "stopped issuance of %s cannot be finished yet",
                    stopped.identifier().value());
        }
    }
}
