// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.group.GroupWorker;
import org.zhengtong.registry.reading.AccessLog.Action;

/** SQL of the record of reads. */
@Singleton
class AccessStore {

    private static final int GROUP = 256;
    private static final int WAITING = 10_000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final GroupWorker<Line, Boolean> grouped;

    AccessStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.grouped = new GroupWorker<>("verification-log", GROUP, WAITING, this::write, Runnable::run);
    }

    /** One line of the record; {@code personal} are the personal items that were shown in the clear. */
    record Access(
            long sequence,
            String licence,
            String who,
            String organisation,
            @Nullable String applicationSystem,
            String action,
            @Nullable String purpose,
            @Nullable String caseNumber,
            @Nullable String cause,
            @Nullable String exchangeId,
            List<String> personal,
            Instant at) {}

    /** Which lines: of a licence, an organisation, a person or system, only with personal items, from a time to another. */
    record Filter(
            @Nullable String licence,
            @Nullable String organisation,
            @Nullable String who,
            boolean unmasked,
            Instant from,
            Instant to) {}

    private record Line(Shown shown, Action action, Reading reading, Instant at) {}

    void insert(List<Shown> shown, Action action, Reading reading) {
        Instant now = clock.instant();
        insert(shown.stream().map(one -> new Line(one, action, reading, now)).toList());
    }

    /** Together with those that come at the same moment, in a transaction of their own that does not wait for the disk. */
    void insertGrouped(Shown shown, Action action, Reading reading) {
        grouped.call(new Line(shown, action, reading, clock.instant()));
    }

    private List<Boolean> write(List<Line> group) {
        QuarkusTransaction.requiringNew().run(() -> {
            jdbi.useHandle(handle -> handle.execute("SET LOCAL synchronous_commit = off"));
            insert(group);
        });
        return Collections.nCopies(group.size(), true);
    }

    void stop(@Observes ShutdownEvent event) {
        grouped.close();
    }

    private void insert(List<Line> lines) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO licence_access (identifier, who, organisation, application_system, action, masked, shown, purpose,
                        case_number, cause, exchange_id, accessed_at)
                    VALUES (:identifier, :who, :organisation, :system, :action, :masked, :shown, :purpose, :case, :cause,
                        :exchange, :at)
                    """);
            lines.forEach(line -> bind(batch, line));
            batch.execute();
        });
    }

    private static void bind(PreparedBatch batch, Line line) {
        Reading reading = line.reading();
        batch.bind("identifier", line.shown().identifier())
                .bind("who", reading.who())
                .bind("organisation", reading.organisation())
                .bind("system", reading.applicationSystem())
                .bind("action", line.action().name())
                .bind("masked", line.shown().personal().isEmpty())
                .bindArray("shown", String.class, line.shown().personal())
                .bind("purpose", reading.purpose())
                .bind("case", reading.caseNumber())
                .bind("cause", reading.cause())
                .bind("exchange", reading.exchangeId())
                .bind("at", line.at())
                .add();
    }

    /** How many licences the reader has been shown since the moment, without verifications and what a node asked. */
    int count(Reading reading, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT count(*)
                        FROM licence_access
                        WHERE organisation = :organisation
                            AND who = :who
                            AND accessed_at >= :since
                            AND action <> 'VERIFY'
                            AND exchange_id IS NULL
                        """)
                .bind("organisation", reading.organisation())
                .bind("who", reading.who())
                .bind("since", since)
                .mapTo(Integer.class)
                .one());
    }

    /**
     * As far as none can come between any more. By time and not by the key: the sums keep the whole history from being walked for the last
     * hour of it.
     */
    List<Access> list(Filter filter, long after, int limit) {
        long settled = jdbi.withHandle(handle -> handle.createQuery("SELECT settled_to('licence_access')")
                .mapTo(Long.class)
                .one());
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT sequence, identifier, who, organisation, application_system, action, shown, purpose, case_number,
                            cause, exchange_id, accessed_at
                        FROM licence_access
                        WHERE sequence > :after
                            AND sequence + 0 <= :settled
                            AND (:licence::text IS NULL OR identifier = :licence)
                            AND (:organisation::text IS NULL OR organisation = :organisation)
                            AND (:who::text IS NULL OR who = :who)
                            AND (NOT :unmasked OR NOT masked)
                            AND accessed_at >= :from
                            AND accessed_at < :to
                        ORDER BY sequence + 0
                        LIMIT :limit
                        """)
                .bind("after", after)
                .bind("settled", settled)
                .bind("licence", filter.licence())
                .bind("organisation", filter.organisation())
                .bind("who", filter.who())
                .bind("unmasked", filter.unmasked())
                .bind("from", filter.from())
                .bind("to", filter.to())
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    private static Access read(ResultSet row) throws SQLException {
        return new Access(
                row.getLong("sequence"),
                row.getString("identifier"),
                row.getString("who"),
                row.getString("organisation"),
                row.getString("application_system"),
                row.getString("action"),
                row.getString("purpose"),
                row.getString("case_number"),
                row.getString("cause"),
                row.getString("exchange_id"),
                Stream.of((String[]) row.getArray("shown").getArray()).toList(),
                row.getObject("accessed_at", OffsetDateTime.class).toInstant());
    }
}
