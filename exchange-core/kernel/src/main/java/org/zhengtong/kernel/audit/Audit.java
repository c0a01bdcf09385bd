// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.audit;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.zhengtong.kernel.problem.TraceId;
import org.zhengtong.kernel.signin.Caller;

/** Records what a caller did (审计), in the transaction that did it. */
@ApplicationScoped
public class Audit {

    private final AuditStore store;
    private final SecurityIdentity identity;
    private final Clock clock;

    Audit(AuditStore store, SecurityIdentity identity, Clock clock) {
        this.store = store;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Adds an entry to the caller's transaction; work that no request caused is recorded as the installation's own.
     *
     * @param action what was done, e.g. {@code account.opened}
     * @param subject the number or id of what it was done to
     * @param detail without personal data
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, String subject, String detail) {
        String who = "zhengtong";
        String organisation = "";
        if (Arc.container().requestContext().isActive() && !identity.isAnonymous()) {
            Caller caller = Caller.of(identity);
            who = caller.name();
            organisation = caller.organisation();
        }
        String traceId = TraceId.current();
        store.insert(new AuditEntry(
                0, clock.instant(), who, organisation, action, subject, detail, traceId == null ? "" : traceId));
    }
}
