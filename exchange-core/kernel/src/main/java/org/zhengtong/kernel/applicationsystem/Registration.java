// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.applicationsystem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/** Registers, suspends and restores application systems (应用系统登记). */
@ApplicationScoped
class Registration {

    private final ApplicationSystemStore systems;
    private final Audit audit;
    private final Event<KnownSystems.Changed> changes;
    private final Clock clock;

    Registration(ApplicationSystemStore systems, Audit audit, Event<KnownSystems.Changed> changes, Clock clock) {
        this.systems = systems;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    ApplicationSystem register(String id, String organisation, String name, String publicKeyPem, Set<String> roles) {
        ApplicationSystem system = new ApplicationSystem(
                id, organisation, name, key(publicKeyPem), roles, ApplicationSystem.Status.ACTIVE);
        if (!systems.insert(system, clock.instant())) {
            throw new ProblemException(ApplicationSystemProblem.SYSTEM_EXISTS, "application system " + id);
        }
        audit.record("application-system.registered", id, organisation);
        return system;
    }

    @Transactional
    void setStatus(String id, ApplicationSystem.Status status) {
        if (!systems.setStatus(id, status)) {
            throw new ProblemException(ApplicationSystemProblem.SYSTEM_UNKNOWN, "application system " + id);
        }
        audit.record("application-system.status-changed", id, status.name());
        changes.fire(new KnownSystems.Changed(id));
    }

    private static Sm2PublicKey key(String pem) {
        try {
            return Sm2PublicKey.ofPem(pem);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ApplicationSystemProblem.PUBLIC_KEY_INVALID, String.valueOf(e.getMessage()));
        }
    }
}
