// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.registry.document.Rendering.Rendered;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** SQL of the kept documents. */
@ApplicationScoped
class RenderingStore {

    private final Jdbi jdbi;
    private final Clock clock;

    RenderingStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    Optional<Rendered> find(LicenceIdentifier identifier, Format format) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT content, sm3
                        FROM licence_rendering
                        WHERE identifier = :identifier AND format = :format
                        """)
                .bind("identifier", identifier.value())
                .bind("format", format.name())
                .map((row, context) -> new Rendered(row.getBytes("content"), row.getString("sm3")))
                .findOne());
    }

    /** The licence a document of the format with this digest was made of. */
    Optional<LicenceIdentifier> licence(String sm3, Format format) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT identifier
                        FROM licence_rendering
                        WHERE sm3 = :sm3 AND format = :format
                        """)
                .bind("sm3", sm3)
                .bind("format", format.name())
                .mapTo(String.class)
                .findOne()
                .map(LicenceIdentifier::new));
    }

    /** Keeps the document; false when the licence has one in this format. */
    boolean keep(LicenceIdentifier identifier, Format format, Rendered document) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO licence_rendering (identifier, format, sm3, content, rendered_at)
                        VALUES (:identifier, :format, :sm3, :content, :at)
                        ON CONFLICT (identifier, format) DO NOTHING
                        """)
                        .bind("identifier", identifier.value())
                        .bind("format", format.name())
                        .bind("sm3", document.sm3())
                        .bind("content", document.content())
                        .bind("at", clock.instant())
                        .execute())
                == 1;
    }
}
