// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.notice;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.catalog.sharing.SharingPayload;

/** Notices this node gave or received. */
@Singleton
class NoticeStore {

    /** In place of one organisation. */
    static final String EVERYBODY = "*";

    private final Jdbi jdbi;
    private final SharingPayload documents;

    NoticeStore(Jdbi jdbi, SharingPayload documents) {
        this.jdbi = jdbi;
        this.documents = documents;
    }

    /**
     * Which notices are wanted; an empty correction takes all.
     *
     * @param whose organisation that was told or that told, or {@link #EVERYBODY}
     * @param open whether only those without acknowledgement
     * @param before correction of the last seen, and its organisation
     */
    record Wanted(String whose, String correctionId, boolean open, String before, String beforeWhose, int limit) {}

    /** Stores a notice; one known already, as after a second round, is replaced and open again. */
    void put(Notice notice) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO correction_notice (correction_id, organisation, provider_organisation, acknowledged, document)
                        VALUES (:correctionId, :organisation, :provider, :acknowledged, CAST(:document AS jsonb))
                        ON CONFLICT (correction_id, organisation) DO UPDATE
                           SET acknowledged = excluded.acknowledged,
                               document = excluded.document
                        """)
                .bind("correctionId", notice.correctionId())
                .bind("organisation", notice.organisation())
                .bind("provider", notice.providerOrganisation())
                .bind("acknowledged", notice.acknowledgement().isPresent())
                .bind("document", documents.write(notice))
                .execute());
    }

    /** A notice, locked until the transaction ends. */
    Optional<Notice> findForChange(String correctionId, String organisation) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT document
                          FROM correction_notice
                         WHERE correction_id = :correctionId
                           AND organisation = :organisation
                           FOR UPDATE
                        """)
                .bind("correctionId", correctionId)
                .bind("organisation", organisation)
                .map((rs, ctx) -> documents.read(rs.getString("document"), Notice.class))
                .findOne());
    }

    /** Notices, newest correction first. */
    List<Notice> list(Wanted wanted) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT document
                          FROM correction_notice
                         WHERE :whose IN ('*', organisation, provider_organisation)
                           AND (:correctionId = '' OR correction_id = :correctionId)
                           AND NOT (:open AND acknowledged)
                           AND (:before = '' OR (correction_id, organisation) < (:before, :beforeWhose))
                         ORDER BY correction_id DESC, organisation DESC
                         LIMIT :limit
                        """)
                .bind("whose", wanted.whose())
                .bind("correctionId", wanted.correctionId())
                .bind("open", wanted.open())
                .bind("before", wanted.before())
                .bind("beforeWhose", wanted.beforeWhose())
                .bind("limit", wanted.limit())
                .map((rs, ctx) -> documents.read(rs.getString("document"), Notice.class))
                .list());
    }
}
