// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_IN_REVIEW;
import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_NAME_TAKEN;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;

/** Entries and their revisions in PostgreSQL. */
@Singleton
public class EntryStore {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String ENTRY = """
            SELECT e.id, e.resource, e.node, e.own, e.provider_organisation, e.status, e.revision, e.version,
                   e.in_review, e.changed_by, e.changed_at,
                   e.draft::text AS draft, r.document::text AS live
              FROM catalogue_entry e
              LEFT JOIN entry_revision r ON r.resource = e.resource AND r.revision = e.revision
            """;

    /** A first draft that was given up left nothing but its history. */
    private static final String NOT_DISCARDED = " AND NOT (e.status = 'WITHDRAWN' AND e.revision = 0)";

    private final Jdbi jdbi;
    private final EntryDocument documents;
    private final Clock clock;

    EntryStore(Jdbi jdbi, EntryDocument documents, Clock clock) {
        this.jdbi = jdbi;
        this.documents = documents;
        this.clock = clock;
    }

    /** The live revision of a resource; empty when unknown or withdrawn. */
    public Optional<PublishedEntry> published(ResourceCode resource) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT r.entry_id, r.revision, r.node, r.provider_organisation, r.provider_name,
                               r.published_at, r.document::text AS document
                          FROM catalogue_entry e
                          JOIN entry_revision r ON r.resource = e.resource AND r.revision = e.revision
                         WHERE e.resource = :resource
                           AND e.status = 'PUBLISHED'
                        """)
                .bind("resource", resource.value())
                .map((rs, ctx) -> new PublishedEntry(
                        rs.getString("entry_id"),
                        resource,
                        rs.getInt("revision"),
                        rs.getString("node"),
                        rs.getString("provider_organisation"),
                        rs.getString("provider_name"),
                        rs.getTimestamp("published_at").toInstant(),
                        documents.read(rs.getString("document"))))
                .findOne());
    }

    /** An entry by its id. */
    public Optional<RegisteredEntry> find(String id) {
        return one(" WHERE e.id = :key", id);
    }

    /** An entry by its id, locked until the transaction ends. */
    public Optional<RegisteredEntry> findForChange(String id) {
        return lockedBy("id = :id", Map.of("id", id));
    }

    /** An entry by its resource code. */
    public Optional<RegisteredEntry> findByResource(ResourceCode resource) {
        return one(" WHERE e.resource = :key", resource.value());
    }

    private Optional<RegisteredEntry> one(String where, String key) {
        return jdbi.withHandle(h -> h.createQuery(ENTRY + where + NOT_DISCARDED)
                .bind("key", key)
                .map((rs, ctx) -> read(rs))
                .findOne());
    }

    /** An organisation's own entry of this name, locked until the transaction ends; names are unique among them. */
    public Optional<RegisteredEntry> findOwnByName(String providerOrganisation, String name) {
        return lockedBy(
                "provider_organisation = :provider AND name = :name AND own AND status <> 'WITHDRAWN'",
                Map.of("provider", providerOrganisation, "name", name));
    }

    /** An entry by a text that should be its resource code, locked until the transaction ends. */
    public Optional<RegisteredEntry> findByCode(String code) {
        return lockedBy("resource = :code", Map.of("code", code));
    }

    /** Locks first and reads in a second statement: one statement would join the revision as it was before the wait. */
    private Optional<RegisteredEntry> lockedBy(String condition, Map<String, String> values) {
        return jdbi.withHandle(h -> h.createQuery("SELECT id FROM catalogue_entry WHERE " + condition + " FOR UPDATE")
                        .bindMap(values)
                        .mapTo(String.class)
                        .findOne())
                .flatMap(this::find);
    }

    /** The node of an organisation, as far as its published entries tell; this node when it publishes here. */
    public Optional<String> nodeOf(String providerOrganisation) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT node
                          FROM catalogue_entry
                         WHERE provider_organisation IN (:providerOrganisation, substr(:providerOrganisation, 9, 9))
                           AND status = 'PUBLISHED'
                         ORDER BY own DESC, resource
                         LIMIT 1
                        """)
                .bind("providerOrganisation", providerOrganisation)
                .mapTo(String.class)
                .findOne());
    }

    /** Which organisation provides each of these resources, as far as they are known. */
    public Map<String, String> providers(Collection<String> resources) {
        return jdbi.withHandle(h -> h
                .createQuery("""
                        SELECT resource, provider_organisation
                          FROM catalogue_entry
                         WHERE resource = ANY (:resources)
                        """)
                .bindArray("resources", String.class, List.copyOf(resources))
                .map((rs, ctx) -> Map.entry(rs.getString("resource"), rs.getString("provider_organisation")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Stores a new draft. */
    public void insertDraft(String id, String node, CatalogueEntry draft, String changedBy) {
        int rows = jdbi.withHandle(h -> bindDraft(h.createUpdate("""
                                WITH changed AS (
                                    INSERT INTO catalogue_entry (id, node, own, provider_organisation, name, status,
                                           revision, version, draft, changed_by, changed_at,
                                           name_fold, name_stem, likeness)
                                    VALUES (:id, :node, true, :providerOrganisation, :name, 'DRAFT',
                                           0, 1, CAST(:draft AS jsonb), :changedBy, :changedAt,
                                           :fold, :stem, :likeness)
                                    ON CONFLICT (provider_organisation, name) WHERE own AND status <> 'WITHDRAWN'
                                    DO NOTHING
                                    RETURNING id, version, draft, changed_by, changed_at
                                )
                                INSERT INTO entry_draft (entry_id, version, document, saved_by, saved_at)
                                SELECT id, version, draft, changed_by, changed_at FROM changed
                                """), id, draft, changedBy)
                .bind("node", node)
                .execute());
        if (rows == 0) {
            throw nameTaken(draft);
        }
    }

    /** Replaces the draft of an entry that is locked and not under review. */
    public void updateDraft(String id, CatalogueEntry draft, String changedBy) {
        try {
            int rows = jdbi.withHandle(
                    h -> bindDraft(h.createUpdate("""
                                    WITH changed AS (
                                        UPDATE catalogue_entry
                                           SET draft = CAST(:draft AS jsonb),
                                               provider_organisation = :providerOrganisation,
                                               name = :name,
                                               version = version + 1,
                                               changed_by = :changedBy,
                                               changed_at = :changedAt,
                                               name_fold = :fold,
                                               name_stem = :stem,
                                               likeness = :likeness
                                         WHERE id = :id
                                           AND in_review IS NULL
                                        RETURNING id, version, draft, changed_by, changed_at
                                    )
                                    INSERT INTO entry_draft (entry_id, version, document, saved_by, saved_at)
                                    SELECT id, version, draft, changed_by, changed_at FROM changed
                                    """), id, draft, changedBy).execute());
            if (rows == 0) {
                throw new ProblemException(ENTRY_IN_REVIEW, "entry " + id);
            }
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw nameTaken(draft);
            }
            throw e;
        }
    }

    private <T extends SqlStatement<T>> T bindDraft(T statement, String id, CatalogueEntry draft, String changedBy) {
        Likeness likeness = Likeness.of(draft);
        return statement
                .bind("id", id)
                .bind("providerOrganisation", draft.providerOrganisation())
                .bind("name", draft.name())
                .bind("draft", documents.write(draft))
                .bind("changedBy", changedBy)
                .bind("changedAt", clock.instant())
                .bind("fold", likeness.fold())
                .bind("stem", likeness.stem())
                .bindArray("likeness", Long.class, likeness.bands());
    }

    /** Takes the draft of an entry that is locked away; an entry that was never published ends, and its name is free. */
    public void discardDraft(String id, String changedBy) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE catalogue_entry
                           SET draft = NULL,
                               status = CASE WHEN revision = 0 THEN 'WITHDRAWN' ELSE status END,
                               version = version + 1,
                               changed_by = :changedBy,
                               changed_at = :changedAt
                         WHERE id = :id
                        """)
                .bind("id", id)
                .bind("changedBy", changedBy)
                .bind("changedAt", clock.instant())
                .execute());
    }

    /** Locks the draft of an entry for a review, or frees it again. */
    public void setReview(String id, Optional<String> review, String changedBy) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE catalogue_entry
                           SET in_review = :review,
                               version = version + 1,
                               changed_by = :changedBy,
                               changed_at = :changedAt
                         WHERE id = :id
                        """)
                .bind("id", id)
                .bind("review", review.orElse(null))
                .bind("changedBy", changedBy)
                .bind("changedAt", clock.instant())
                .execute());
    }

    /** The next number of a class at this node; numbers are never given twice. */
    public int nextSequence(String classCode) {
        return jdbi.withHandle(h -> h.createQuery("""
                        INSERT INTO resource_sequence AS s (class_code, last)
                        VALUES (:classCode, 1)
                        ON CONFLICT (class_code) DO UPDATE SET last = s.last + 1
                        RETURNING last
                        """)
                .bind("classCode", classCode)
                .mapTo(Integer.class)
                .one());
    }

    private RegisteredEntry read(ResultSet rs) throws SQLException {
        return new RegisteredEntry(
                rs.getString("id"),
                Optional.ofNullable(rs.getString("resource")).map(ResourceCode::new),
                rs.getString("node"),
                rs.getBoolean("own"),
                rs.getString("provider_organisation"),
                RegisteredEntry.Status.valueOf(rs.getString("status")),
                rs.getInt("revision"),
                rs.getInt("version"),
                metadata(rs.getString("draft")),
                metadata(rs.getString("live")),
                Optional.ofNullable(rs.getString("in_review")),
                rs.getString("changed_by"),
                rs.getTimestamp("changed_at").toInstant());
    }

    private Optional<CatalogueEntry> metadata(@Nullable String document) {
        return Optional.ofNullable(document).map(documents::read);
    }

    private static ProblemException nameTaken(CatalogueEntry draft) {
        return new ProblemException(ENTRY_NAME_TAKEN, "name " + draft.name());
    }
}
