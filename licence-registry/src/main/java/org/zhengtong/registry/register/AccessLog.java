// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.group.GroupWorker;
import org.zhengtong.kernel.signin.Caller;

/** The record of who read which licence and for what (用证记录). Append-only. */
@Singleton
public class AccessLog {

    private static final int GROUP = 256;
    private static final int WAITING = 10_000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final GroupWorker<Line, Boolean> verifications;

    AccessLog(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.verifications = new GroupWorker<>("verification-log", GROUP, WAITING, this::write, Runnable::run);
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
     * Records a verification, which shows nothing that names a person. Those that come together are written together, and the record may
     * lag the answer by a moment: the commit does not wait for the disk.
     */
    public void recordVerification(@Nullable String identifier, Purpose purpose) {
        if (identifier != null) {
            verifications.call(new Line(identifier, Action.VERIFY, true, purpose, clock.instant()));
        }
    }

    private List<Boolean> write(List<Line> group) {
        QuarkusTransaction.requiringNew().run(() -> {
            jdbi.useHandle(handle -> handle.execute("SET LOCAL synchronous_commit = off"));
            insert(group);
        });
        return Collections.nCopies(group.size(), true);
    }

    void stop(@Observes ShutdownEvent event) {
        verifications.close();
    }

    private record Line(String identifier, Action action, boolean masked, Purpose purpose, Instant at) {}

    /** Records the read of each licence. */
    public void record(List<String> identifiers, Action action, boolean masked, Purpose purpose) {
        Instant now = clock.instant();
        insert(identifiers.stream()
                .map(identifier -> new Line(identifier, action, masked, purpose, now))
                .toList());
    }

    private void insert(List<Line> lines) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    INSERT INTO licence_access (identifier, who, organisation, application_system, action, masked, purpose,
                        case_number, exchange_id, accessed_at)
                    VALUES (:identifier, :who, :organisation, :system, :action, :masked, :purpose, :case, :exchange, :at)
                    """);
            for (Line line : lines) {
                Purpose purpose = line.purpose();
                batch.bind("identifier", line.identifier())
                        .bind("who", purpose.who())
                        .bind("organisation", purpose.organisation())
                        .bind("system", purpose.applicationSystem())
                        .bind("action", line.action().name())
                        .bind("masked", line.masked())
                        .bind("purpose", purpose.purpose())
                        .bind("case", purpose.caseNumber())
                        .bind("exchange", purpose.exchangeId())
                        .bind("at", line.at())
                        .add();
            }
            batch.execute();
        });
    }
}
