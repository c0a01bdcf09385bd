// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.correction;

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

/** Corrections this node is a party to; the document is the truth, the columns beside it find it. */
@Singleton
class CorrectionStore {

    /** In place of one organisation. */
    static final String EVERYBODY = "*";

    private final Jdbi jdbi;
    private final SharingPayload documents;

    CorrectionStore(Jdbi jdbi, SharingPayload documents) {
        this.jdbi = jdbi;
        this.documents = documents;
    }

    /**
     * Which corrections are wanted; an empty status or resource takes all.
     *
     * @param whose organisation that raised it or has to answer, or {@link #EVERYBODY}
     * @param overdueOn day before which the answer was due
     * @param before id of the last seen
     */
    record Wanted(
            String whose, String status, String resource, Optional<LocalDate> overdueOn, String before, int limit) {}

    /** One step of a correction. */
    record Step(
            int step,
            Correction.Status status,
            String node,
            String organisation,
            @Nullable String remark,
            Instant at) {}

    /** Stores a correction as it stands now, and its step. */
    void put(Correction correction) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO correction (id, status, resource, raiser, provider_organisation, home, in_hand, step, due_on, document)
                        VALUES (:id, :status, :resource, :raiser, :provider, :home, :inHand, :step, :dueOn, CAST(:document AS jsonb))
                        ON CONFLICT (id) DO UPDATE
                           SET status = excluded.status,
                               in_hand = excluded.in_hand,
                               step = excluded.step,
                               due_on = excluded.due_on,
                               document = excluded.document
                        """)
                .bind("id", correction.id())
                .bind("status", correction.status())
                .bind("resource", correction.resource().value())
                .bind("raiser", correction.raiser())
                .bind("provider", correction.providerOrganisation())
                .bind("home", correction.home())
                .bind("inHand", correction.inHand())
                .bind("step", correction.step())
                .bind("dueOn", correction.dueOn())
                .bind("document", documents.write(correction))
                .execute());
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO correction_step (correction_id, step, status, node, organisation, remark, at)
                        VALUES (:id, :step, :status, :inHand, :organisation, :remark, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("id", correction.id())
                .bind("step", correction.step())
                .bind("status", correction.status())
                .bind("inHand", correction.inHand())
                .bind("organisation", correction.lastAct().organisation())
                .bind("remark", correction.remark())
                .bind("at", correction.lastAct().at())
                .execute());
    }

    Optional<Correction> find(String id) {
        return one(" WHERE id = :id", id);
    }

    /** A correction, locked until the transaction ends. */
    Optional<Correction> findForChange(String id) {
        return one(" WHERE id = :id FOR UPDATE", id);
    }

    private Optional<Correction> one(String where, String id) {
        return jdbi.withHandle(h -> h.createQuery("SELECT document FROM correction" + where)
                .bind("id", id)
                .map((rs, ctx) -> read(rs))
                .findOne());
    }

    /** Corrections newest first. */
    List<Correction> list(Wanted wanted) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT document
                          FROM correction
                         WHERE (:whose IN ('*', raiser, provider_organisation) OR provider_organisation = substr(:whose, 9, 9))
                           AND (:status = '' OR status = :status)
                           AND (:resource = '' OR resource = :resource)
                           AND (CAST(:overdueOn AS date) IS NULL OR due_on < :overdueOn)
                           AND (:before = '' OR id < :before)
                         ORDER BY id DESC
                         LIMIT :limit
                        """)
                .bind("whose", wanted.whose())
                .bind("status", wanted.status())
                .bind("resource", wanted.resource())
                .bind("overdueOn", wanted.overdueOn())
                .bind("before", wanted.before())
                .bind("limit", wanted.limit())
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** Every step of a correction this node knows of, in order. */
    List<Step> steps(String id) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT step, status, node, organisation, remark, at
                          FROM correction_step
                         WHERE correction_id = :id
                         ORDER BY step
                        """)
                .bind("id", id)
                .map((rs, ctx) -> new Step(
                        rs.getInt("step"),
                        Correction.Status.valueOf(rs.getString("status")),
                        rs.getString("node"),
                        rs.getString("organisation"),
                        rs.getString("remark"),
                        rs.getTimestamp("at").toInstant()))
                .list());
    }

    private Correction read(ResultSet rs) throws SQLException {
        return documents.read(rs.getString("document"), Correction.class);
    }
}
