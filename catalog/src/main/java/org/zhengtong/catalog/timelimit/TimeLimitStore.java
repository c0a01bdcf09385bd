// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Time limits that were set. */
@Singleton
class TimeLimitStore {

    private static final String COLUMNS = """
            SELECT kind, subject, organisation, waiting, rule_set, started_on, due_on, extended_by, extension_reason,
                   paused_on, escalation, closed_on
              FROM time_limit
            """;

    /** As {@link TimeLimit#state} has it. */
    private static final String STATE = """
            CASE WHEN closed_on > due_on THEN 'MISSED'
                 WHEN closed_on IS NOT NULL THEN 'MET'
                 WHEN paused_on IS NOT NULL THEN 'PAUSED'
                 WHEN due_on < :today AND escalation > 0 THEN 'ESCALATED'
                 WHEN due_on < :today THEN 'OVERDUE'
                 WHEN due_on <= :soonUntil THEN 'DUE_SOON'
                 ELSE 'RUNNING'
            END
            """;

    private final Jdbi jdbi;
    private final TimeLimitRules rules;

    /**
     * Which limits are wanted; empty takes all, an empty state all that are open.
     *
     * @param after the last seen before
     */
    record Wanted(String organisation, String state, String kind, Optional<Cursor> after, int limit) {}

    /** A place in the order of limits. */
    record Cursor(LocalDate dueOn, String kind, String subject) {}

    /** How an organisation kept its limits. */
    public record Tally(String organisation, TimeLimitKind kind, long open, long overdue, long met, long missed) {}

    TimeLimitStore(Jdbi jdbi, TimeLimitRules rules) {
        this.jdbi = jdbi;
        this.rules = rules;
    }

    /** Stores a limit; one known already is left as it is. */
    void insert(TimeLimit limit) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO time_limit (kind, subject, organisation, waiting, rule_set, started_on, due_on)
                        VALUES (:kind, :subject, :organisation, :waiting, :ruleSet, :startedOn, :dueOn)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("kind", limit.kind())
                .bind("subject", limit.subject())
                .bind("organisation", limit.organisation())
                .bind("waiting", limit.waiting())
                .bind("ruleSet", limit.ruleSet())
                .bind("startedOn", limit.startedOn())
                .bind("dueOn", limit.dueOn())
                .execute());
    }

    void update(TimeLimit limit) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE time_limit
                           SET due_on = :dueOn,
                               extended_by = :extendedBy,
                               extension_reason = :extensionReason,
                               paused_on = :pausedOn,
                               closed_on = :closedOn
                         WHERE kind = :kind
                           AND subject = :subject
                        """)
                .bind("dueOn", limit.dueOn())
                .bind("extendedBy", limit.extendedBy())
                .bind("extensionReason", limit.extensionReason())
                .bind("pausedOn", limit.pausedOn())
                .bind("closedOn", limit.closedOn())
                .bind("kind", limit.kind())
                .bind("subject", limit.subject())
                .execute());
    }

    /** Notes a level not reached before; false when another instance was faster or the limit has ended. */
    boolean escalate(TimeLimit limit, int level) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                UPDATE time_limit
                                   SET escalation = :level
                                 WHERE kind = :kind
                                   AND subject = :subject
                                   AND escalation < :level
                                   AND closed_on IS NULL
                                   AND paused_on IS NULL
                                   AND due_on = :dueOn
                                """)
                        .bind("level", level)
                        .bind("kind", limit.kind())
                        .bind("subject", limit.subject())
                        .bind("dueOn", limit.dueOn())
                        .execute()
                == 1);
    }

    Optional<TimeLimit> find(TimeLimitKind kind, String subject) {
        return one(kind, subject, "");
    }

    /** A limit, locked until the transaction ends. */
    Optional<TimeLimit> findForChange(TimeLimitKind kind, String subject) {
        return one(kind, subject, " FOR UPDATE");
    }

    private Optional<TimeLimit> one(TimeLimitKind kind, String subject, String lock) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + " WHERE kind = :kind AND subject = :subject" + lock)
                .bind("kind", kind)
                .bind("subject", subject)
                .map((rs, ctx) -> read(rs))
                .findOne());
    }

    List<TimeLimit> of(Collection<String> subjects) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + " WHERE subject = ANY (:subjects)")
                .bindArray("subjects", String.class, List.copyOf(subjects))
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** Open limits whose end has passed. */
    List<TimeLimit> overdue(LocalDate today) {
        return jdbi.withHandle(
                h -> h.createQuery(COLUMNS + " WHERE closed_on IS NULL AND paused_on IS NULL AND due_on < :today")
                        .bind("today", today)
                        .map((rs, ctx) -> read(rs))
                        .list());
    }

    /** What is due first comes first. */
    List<TimeLimit> list(Wanted wanted) {
        Cursor after = wanted.after().orElse(new Cursor(LocalDate.EPOCH, "", ""));
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + """
                         WHERE (:organisation = '' OR :organisation IN (organisation, waiting)
                                OR organisation = substr(:organisation, 9, 9))
                           AND (:kind = '' OR kind = :kind)
                           AND (CASE WHEN :state = '' THEN closed_on IS NULL ELSE :state =
                        """ + STATE + """
                                END)
                           AND (due_on, kind, subject) > (:afterDue, :afterKind, :afterSubject)
                         ORDER BY due_on, kind, subject
                         LIMIT :limit
                        """)
                .bind("organisation", wanted.organisation())
                .bind("kind", wanted.kind())
                .bind("state", wanted.state())
                .bind("today", rules.today())
                .bind("soonUntil", rules.soonUntil())
                .bind("afterDue", after.dueOn())
                .bind("afterKind", after.kind())
                .bind("afterSubject", after.subject())
                .bind("limit", wanted.limit())
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** Limits begun in a span of days, by organisation that had to act and by kind. */
    List<Tally> tallies(String organisation, LocalDate from, LocalDate to) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT organisation, kind,
                               count(*) FILTER (WHERE closed_on IS NULL) AS open,
                               count(*) FILTER (WHERE closed_on IS NULL AND paused_on IS NULL AND due_on < :today) AS overdue,
                               count(*) FILTER (WHERE closed_on <= due_on) AS met,
                               count(*) FILTER (WHERE closed_on > due_on) AS missed
                          FROM time_limit
                         WHERE (:organisation = '' OR organisation IN (:organisation, substr(:organisation, 9, 9)))
                           AND started_on BETWEEN :from AND :to
                         GROUP BY organisation, kind
                         ORDER BY organisation, kind
                        """)
                .bind("organisation", organisation)
                .bind("today", rules.today())
                .bind("from", from)
                .bind("to", to)
                .map((rs, ctx) -> new Tally(
                        rs.getString("organisation"),
                        TimeLimitKind.valueOf(rs.getString("kind")),
                        rs.getLong("open"),
                        rs.getLong("overdue"),
                        rs.getLong("met"),
                        rs.getLong("missed")))
                .list());
    }

    private static TimeLimit read(ResultSet rs) throws SQLException {
        return new TimeLimit(
                TimeLimitKind.valueOf(rs.getString("kind")),
                rs.getString("subject"),
                rs.getString("organisation"),
                Optional.ofNullable(rs.getString("waiting")),
                rs.getString("rule_set"),
                rs.getObject("started_on", LocalDate.class),
                rs.getObject("due_on", LocalDate.class),
                rs.getInt("extended_by"),
                Optional.ofNullable(rs.getString("extension_reason")),
                Optional.ofNullable(rs.getObject("paused_on", LocalDate.class)),
                rs.getInt("escalation"),
                Optional.ofNullable(rs.getObject("closed_on", LocalDate.class)));
    }
}
