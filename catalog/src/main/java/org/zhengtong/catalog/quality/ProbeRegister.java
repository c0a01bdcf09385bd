// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.quality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.kernel.audit.Audit;

/** Keeps which attached resources are to be probed (探测) and what came of it. */
@ApplicationScoped
public class ProbeRegister {

    private static final Duration CLAIMED_FOR = Duration.ofMinutes(2);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Jdbi jdbi;
    private final Audit audit;
    private final Clock clock;

    ProbeRegister(Jdbi jdbi, Audit audit, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a probe came to.
     *
     * @param failure why it failed; empty when the provider answered in shape
     * @param dataAt how fresh the provider says its data is; a moment still to come says nothing
     */
    public record Result(String resource, Optional<String> failure, int millis, Optional<Instant> dataAt) {}

    /** Enters resources as attached; they are to be probed at once. */
    @Transactional
    public void attached(Collection<String> resources) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO entry_quality AS q (resource, attached, next_probe_at)
                        SELECT r, true, CAST(:now AS timestamptz)
                          FROM unnest(:resources) AS r
                         ORDER BY r
                        ON CONFLICT (resource) DO UPDATE
                           SET attached = true,
                               next_probe_at = excluded.next_probe_at
                         WHERE NOT q.attached
                        """)
                .bindArray("resources", String.class, List.copyOf(resources))
                .bind("now", clock.instant())
                .execute());
    }

    /** Resources nobody serves any more, or that were withdrawn: they are probed no longer, and what failed is past. */
    @Transactional
    public void detached(Collection<String> resources) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE entry_quality
                           SET attached = false,
                               probe_failures = 0,
                               probe_reason = NULL,
                               next_probe_at = 'infinity'
                         WHERE resource = ANY (:resources)
                           AND attached
                        """)
                .bindArray("resources", String.class, List.copyOf(resources))
                .execute());
    }

    /** Takes resources that are due; nobody else gets them for a while. */
    @Transactional
    public List<String> take(int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        UPDATE entry_quality
                           SET next_probe_at = :again
                         WHERE resource IN (SELECT resource
                                              FROM entry_quality
                                             WHERE attached
                                               AND next_probe_at <= :now
                                             ORDER BY next_probe_at
                                             LIMIT :limit
                                               FOR UPDATE SKIP LOCKED)
                        RETURNING resource
                        """)
                .bind("again", clock.instant().plus(CLAIMED_FOR))
                .bind("now", clock.instant())
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }

    /** Keeps a result; failures are tried again soon, then less and less often. The third in a row is on record. */
    @Transactional
    public void probed(Result result, Duration every) {
        boolean failed = result.failure().isPresent();
        int failures = jdbi.withHandle(h -> h.createQuery("""
                        UPDATE entry_quality
                           SET probe_at = :now,
                               probe_millis = :millis,
                               probe_reason = :reason,
                               probe_failures = CASE WHEN :failed THEN probe_failures + 1 ELSE 0 END,
                               data_at = greatest(data_at, :dataAt),
                               next_probe_at = CAST(:now AS timestamptz)
                                   + CASE WHEN :failed
                                          THEN least(:every, :retry * power(2, least(probe_failures, 20)))
                                          ELSE :every END * INTERVAL '1 second'
                         WHERE resource = :resource
                        RETURNING probe_failures
                        """)
                .bind("now", clock.instant())
                .bind("millis", result.millis())
                .bind("reason", result.failure().orElse(null))
                .bind("failed", failed)
                .bind("dataAt", result.dataAt().flatMap(this::past).orElse(null))
                .bind("every", (double) every.toSeconds())
                .bind("retry", (double) FIRST_RETRY.toSeconds())
                .bind("resource", result.resource())
                .mapTo(Integer.class)
                .findOne()
                .orElse(0));
        if (failures == EntryQuality.FAULTY_FROM) {
            audit.record(
                    "resource.attachment-faulty",
                    result.resource(),
                    result.failure().orElse(""));
        }
    }

    /** Clocks differ by minutes at most: what lies a little ahead is now, what lies further ahead is no moment to hold anybody to. */
    private Optional<Instant> past(Instant said) {
        Instant now = clock.instant();
        return said.isAfter(now.plus(CLOCKS_DIFFER)) ? Optional.empty() : Optional.of(said.isAfter(now) ? now : said);
    }

    /** Registers that a resource's data is as of this moment. */
    @Transactional
    public void updated(String resource, Instant dataAt) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO entry_quality AS q (resource, attached, data_at, next_probe_at)
                        VALUES (:resource, false, :dataAt, 'infinity')
                        ON CONFLICT (resource) DO UPDATE SET data_at = greatest(q.data_at, excluded.data_at)
                        """)
                .bind("resource", resource)
                .bind("dataAt", dataAt)
                .execute());
        audit.record("resource.data-updated", resource, dataAt.toString());
    }
}
