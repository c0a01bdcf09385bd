// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.proof.Sm3;
import org.zhengtong.schemas.timestamp.TimeStamp;

/** SQL of the time stamps and of what waits for one. */
@ApplicationScoped
class TimeStampStore {

    private final Jdbi jdbi;
    private final Clock clock;

    TimeStampStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A signature that waits. */
    record Due(String identifier, byte[] signature) {}

    /** How many wait, and since when the oldest does. */
    record Backlog(long waiting, @Nullable Instant since) {}

    void insertDue(Map<String, byte[]> signatures) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    INSERT INTO time_stamp_due (identifier, signature, since)
                    VALUES (:identifier, :signature, :at)
                    """);
            signatures.forEach((identifier, signature) -> batch.bind("identifier", identifier)
                    .bind("signature", signature)
                    .bind("at", clock.instant())
                    .add());
            batch.execute();
        });
    }

    List<Due> due(int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT identifier, signature
                        FROM time_stamp_due
                        ORDER BY since, identifier
                        LIMIT :most
                        """)
                .bind("most", most)
                .map((row, context) -> new Due(row.getString("identifier"), row.getBytes("signature")))
                .list());
    }

    Backlog backlog() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) AS waiting, min(since) AS since FROM time_stamp_due")
                        .map((row, context) -> {
                            OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
                            return new Backlog(row.getLong("waiting"), since == null ? null : since.toInstant());
                        })
                        .one());
    }

    /** Takes those out that still wait; another instance may have stamped some meanwhile. */
    Set<String> take(List<String> identifiers) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        DELETE FROM time_stamp_due
                        WHERE identifier = ANY (:identifiers)
                        RETURNING identifier
                        """)
                .bindArray("identifiers", String.class, identifiers)
                .mapTo(String.class)
                .set());
    }

    /** Keeps a token with the licences it is for. */
    void insert(String id, byte[] root, byte[] token, TimeStamp stamp, Map<String, Stamp> licences) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            INSERT INTO time_stamp (id, root, token, stamped_at, authority, kept_at)
                            VALUES (:id, :root, :token, :stampedAt, :authority, :at)
                            """)
                    .bind("id", id)
                    .bind("root", root)
                    .bind("token", token)
                    .bind("stampedAt", stamp.at())
                    .bind("authority", stamp.authority())
                    .bind("at", clock.instant())
                    .execute();
            var batch = handle.prepareBatch("""
                    INSERT INTO licence_time_stamp (identifier, time_stamp, position, size, path)
                    VALUES (:identifier, :stamp, :position, :size, :path)
                    """);
            licences.forEach((identifier, licence) -> batch.bind("identifier", identifier)
                    .bind("stamp", id)
                    .bind("position", licence.position())
                    .bind("size", licence.size())
                    .bind("path", joined(licence.path()))
                    .add());
            batch.execute();
        });
    }

    Optional<Stamp> find(String identifier) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT t.token, l.position, l.size, l.path
                        FROM licence_time_stamp l
                        JOIN time_stamp t ON t.id = l.time_stamp
                        WHERE l.identifier = :identifier
                        """)
                .bind("identifier", identifier)
                .map((row, context) -> new Stamp(
                        row.getBytes("token"), row.getInt("position"), row.getInt("size"), split(row.getBytes("path"))))
                .findOne());
    }

    private static byte[] joined(List<byte[]> path) {
        byte[] joined = new byte[path.size() * Sm3.LENGTH];
        for (int i = 0; i < path.size(); i++) {
            System.arraycopy(path.get(i), 0, joined, i * Sm3.LENGTH, Sm3.LENGTH);
        }
        return joined;
    }

    private static List<byte[]> split(byte[] joined) {
        return IntStream.range(0, joined.length / Sm3.LENGTH)
                .mapToObj(i -> Arrays.copyOfRange(joined, i * Sm3.LENGTH, (i + 1) * Sm3.LENGTH))
                .toList();
    }
}
