// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.attachment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.node.attachment.Attachment.Kind;
import org.zhengtong.schemas.code.ResourceCode;

/** Keeps the attachments. What it finds it remembers for a moment: every exchange asks, attachments hardly change. */
@Singleton
public class AttachmentStore {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final String COLUMNS =
            "SELECT resource, kind, url, application_system, timeout_millis\n  FROM attachment\n";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Cache<ResourceCode, Optional<Attachment>> remembered = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    AttachmentStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The attachment of a resource; a change on another instance of this node is seen within two seconds. */
    public Optional<Attachment> find(ResourceCode resource) {
        return remembered.get(resource, this::read);
    }

    /** All attachments of this node, by resource. */
    public List<Attachment> list() {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + " ORDER BY resource")
                .map((row, context) -> attachment(row))
                .list());
    }

    /** Attaches a resource, in place of any attachment it had. */
    void attach(Attachment attachment, String by) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO attachment
                               (resource, kind, url, application_system, timeout_millis, attached_by, attached_at)
                        VALUES (:resource, :kind, :url, :system, :timeout, :by, :at)
                        ON CONFLICT (resource) DO UPDATE
                           SET kind = excluded.kind,
                               url = excluded.url,
                               application_system = excluded.application_system,
                               timeout_millis = excluded.timeout_millis,
                               attached_by = excluded.attached_by,
                               attached_at = excluded.attached_at""")
                .bind("resource", attachment.resource().value())
                .bind("kind", attachment.kind().name())
                .bind("url", attachment.url().map(URI::toString))
                .bind("system", attachment.applicationSystem())
                .bind("timeout", attachment.timeout().toMillis())
                .bind("by", by)
                .bind("at", clock.instant())
                .execute());
        remembered.invalidate(attachment.resource());
    }

    /** Detaches a resource; false when it was not attached. */
    boolean detach(ResourceCode resource) {
        int rows = jdbi.withHandle(h -> h.createUpdate("DELETE FROM attachment WHERE resource = :resource")
                .bind("resource", resource.value())
                .execute());
        remembered.invalidate(resource);
        return rows > 0;
    }

    private Optional<Attachment> read(ResourceCode resource) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + " WHERE resource = :resource")
                .bind("resource", resource.value())
                .map((row, context) -> attachment(row))
                .findOne());
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                new ResourceCode(row.getString("resource")),
                Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("url")).map(URI::create),
                Optional.ofNullable(row.getString("application_system")),
                Duration.ofMillis(row.getLong("timeout_millis")));
    }
}
