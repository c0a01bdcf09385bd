// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.sharing.SharingPayload;

/** Demands this node is a party to; the document is the truth, the columns beside it find it. */
@Singleton
public class DemandStore {

    /** In place of one organisation. */
    public static final String EVERYBODY = "*";

    private final Jdbi jdbi;
    private final SharingPayload documents;

    DemandStore(Jdbi jdbi, SharingPayload documents) {
        this.jdbi = jdbi;
        this.documents = documents;
    }

    /**
     * Which demands are wanted; an empty status takes all.
     *
     * @param duties whether those the organisation has to answer are wanted, not those it asks
     * @param whose organisation, or {@link #EVERYBODY}
     * @param drafter organisation that may see drafts: those it writes itself
     * @param claimableAt node where they wait to be claimed; these are taken beside those an organisation asks
     * @param overdueOn day before which they were due
     * @param before id of the last seen
     */
    public record Wanted(
            boolean duties,
            String whose,
            String drafter,
            String claimableAt,
            String status,
            Optional<LocalDate> overdueOn,
            String before,
            int limit) {}

    /** One step of a demand, as its parties may read it. */
    public record Step(
            int step,
            Demand.Status status,
            String node,
            String organisation,
            @Nullable String remark,
            Instant at) {}

    /** How an organisation stands with its duties. */
    public record Tally(String organisation, long toAnswer, long promised, long overdue, long linked, long refused) {}

    /** Stores a demand as it stands now, and its step. */
    void put(Demand demand) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO demand (id, status, asker, home, in_hand, responsible, promised_entry, step, due_on, document)
                        VALUES (:id, :status, :asker, :home, :inHand, :responsible, :promisedEntry, :step, :dueOn, CAST(:document AS jsonb))
                        ON CONFLICT (id) DO UPDATE
                           SET status = excluded.status,
                               in_hand = excluded.in_hand,
                               responsible = excluded.responsible,
                               promised_entry = excluded.promised_entry,
                               step = excluded.step,
                               due_on = excluded.due_on,
                               document = excluded.document
                        """)
                .bind("id", demand.id())
                .bind("status", demand.status())
                .bind("asker", demand.asker())
                .bind("home", demand.home())
                .bind("inHand", demand.inHand())
                .bind("responsible", demand.duty().map(Demand.Duty::organisation))
                .bind("promisedEntry", demand.answer().flatMap(Answer::entryName))
                .bind("step", demand.step())
                .bind("dueOn", demand.dueOn())
                .bind("document", documents.write(demand))
                .execute());
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO demand_step (demand_id, step, status, node, organisation, remark, at)
                        VALUES (:id, :step, :status, :inHand, :organisation, :remark, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("id", demand.id())
                .bind("step", demand.step())
                .bind("status", demand.status())
                .bind("inHand", demand.inHand())
                .bind("organisation", demand.lastAct().organisation())
                .bind("remark", demand.remark())
                .bind("at", demand.lastAct().at())
                .execute());
    }

    public Optional<Demand> find(String id) {
        return one(" WHERE id = :id", id);
    }

    /** A demand, locked until the transaction ends. */
    Optional<Demand> findForChange(String id) {
        return one(" WHERE id = :id FOR UPDATE", id);
    }

    private Optional<Demand> one(String where, String id) {
        return jdbi.withHandle(h -> h.createQuery("SELECT document FROM demand" + where)
                .bind("id", id)
                .map((rs, ctx) -> read(rs))
                .findOne());
    }

    /** Demands an organisation, by its code or the nine characters of its number, promised to satisfy with an entry of this name, locked until the transaction ends. */
    List<Demand> promised(String organisation, String entryName) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT document
                          FROM demand
                         WHERE (responsible = :organisation OR substr(responsible, 9, 9) = :organisation)
                           AND promised_entry = :entryName
                           AND status = 'PROMISED'
                         ORDER BY id
                           FOR UPDATE
                        """)
                .bind("organisation", organisation)
                .bind("entryName", entryName)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** Demands newest first. */
    public List<Demand> list(Wanted wanted) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT document
                          FROM demand
                         WHERE CASE WHEN :duties
                                    THEN responsible = :whose
                                         OR :whose = '*' AND responsible IS NOT NULL
                                    ELSE :whose IN ('*', asker)
                                         OR status = 'SUBMITTED' AND in_hand = :claimableAt
                               END
                           AND (status <> 'DRAFT' OR asker = :drafter)
                           AND (:status = '' OR status = :status)
                           AND (CAST(:overdueOn AS date) IS NULL OR due_on < :overdueOn)
                           AND (:before = '' OR id < :before)
                         ORDER BY id DESC
                         LIMIT :limit
                        """)
                .bind("duties", wanted.duties())
                .bind("whose", wanted.whose())
                .bind("drafter", wanted.drafter())
                .bind("claimableAt", wanted.claimableAt())
                .bind("status", wanted.status())
                .bind("overdueOn", wanted.overdueOn())
                .bind("before", wanted.before())
                .bind("limit", wanted.limit())
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** Every step of a demand this node knows of, in order. */
    List<Step> steps(String id) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT step, status, node, organisation, remark, at
                          FROM demand_step
                         WHERE demand_id = :id
                         ORDER BY step
                        """)
                .bind("id", id)
                .map((rs, ctx) -> new Step(
                        rs.getInt("step"),
                        Demand.Status.valueOf(rs.getString("status")),
                        rs.getString("node"),
                        rs.getString("organisation"),
                        rs.getString("remark"),
                        rs.getTimestamp("at").toInstant()))
                .list());
    }

    /** How organisations stand with their duties on a day. */
    public List<Tally> tallies(String organisation, LocalDate today) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT responsible,
                               count(*) FILTER (WHERE status = 'ASSIGNED') AS to_answer,
                               count(*) FILTER (WHERE status = 'PROMISED') AS promised,
                               count(*) FILTER (WHERE due_on < :today) AS overdue,
                               count(*) FILTER (WHERE outcome = 'LINKED') AS linked,
                               count(*) FILTER (WHERE outcome = 'REFUSED') AS refused
                          FROM (SELECT *, document -> 'answer' ->> 'outcome' AS outcome FROM demand) d
                         WHERE responsible IS NOT NULL
                           AND (:organisation = '*' OR responsible = :organisation)
                         GROUP BY responsible
                         ORDER BY responsible
                        """)
                .bind("organisation", organisation)
                .bind("today", today)
                .map((rs, ctx) -> new Tally(
                        rs.getString("responsible"),
                        rs.getLong("to_answer"),
                        rs.getLong("promised"),
                        rs.getLong("overdue"),
                        rs.getLong("linked"),
                        rs.getLong("refused")))
                .list());
    }

    private Demand read(ResultSet rs) throws SQLException {
        return documents.read(rs.getString("document"), Demand.class);
    }
}
