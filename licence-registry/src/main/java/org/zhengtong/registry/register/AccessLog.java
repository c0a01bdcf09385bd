// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.signin.Caller;

/** The record of who read which licence and for what (用证记录). Append-only. */
@ApplicationScoped
public class AccessLog {

    private final Jdbi jdbi;
    private final Clock clock;

    AccessLog(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What was done with a licence. */
    public enum Action {
        READ,
        DOCUMENT,
        SEARCH,
        VERIFY,
        FETCH,
        COMPARE
    }

    /** Why a licence is read, as far as the caller said. */
    public record Purpose(
            String who,
            String organisation,
            @Nullable String applicationSystem,
            @Nullable String purpose,
            @Nullable String caseNumber,
            @Nullable String exchangeId) {

        /** A caller of this registry's own interface. */
        public static Purpose of(Caller caller) {
            return new Purpose(caller.name(), caller.organisation(), null, null, null, null);
        }
    }

    /**
     * Records a verification, which shows nothing that names a person. The record may lag the answer by a moment: the commit does
     * not wait for the disk.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordVerification(@Nullable String identifier, Purpose purpose) {
        if (identifier != null) {
            jdbi.useHandle(handle -> handle.execute("SET LOCAL synchronous_commit = off"));
            record(List.of(identifier), Action.VERIFY, true, purpose);
        }
    }

    /** Records the read of each licence. */
    public void record(List<String> identifiers, Action action, boolean masked, Purpose purpose) {
        if (identifiers.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    INSERT INTO licence_access (identifier, who, organisation, application_system, action, masked, purpose,
                        case_number, exchange_id, accessed_at)
                    VALUES (:identifier, :who, :organisation, :system, :action, :masked, :purpose, :case, :exchange, :at)
                    """);
            for (String identifier : identifiers) {
                batch.bind("identifier", identifier)
                        .bind("who", purpose.who())
                        .bind("organisation", purpose.organisation())
                        .bind("system", purpose.applicationSystem())
                        .bind("action", action.name())
                        .bind("masked", masked)
                        .bind("purpose", purpose.purpose())
                        .bind("case", purpose.caseNumber())
                        .bind("exchange", purpose.exchangeId())
                        .bind("at", clock.instant())
                        .add();
            }
            batch.execute();
        });
    }
}
