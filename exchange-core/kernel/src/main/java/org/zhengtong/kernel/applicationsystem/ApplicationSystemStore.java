// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.applicationsystem;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/** SQL of the table {@code application_system}. */
@Singleton
class ApplicationSystemStore {

    private final Jdbi jdbi;

    ApplicationSystemStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<ApplicationSystem> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, organisation, name, public_key_pem, roles, status
                        FROM application_system
                        WHERE id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    List<ApplicationSystem> list(String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, organisation, name, public_key_pem, roles, status
                        FROM application_system
                        WHERE id > :after
                        ORDER BY id
                        LIMIT :limit
                        """)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    /** The ids, among these, of active systems with a role. */
    Set<String> active(String role, Set<String> ids) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id
                        FROM application_system
                        WHERE id = ANY (:ids)
                          AND status = 'ACTIVE'
                          AND :role = ANY (roles)
                        """)
                .bindArray("ids", String.class, List.copyOf(ids))
                .bind("role", role)
                .mapTo(String.class)
                .collect(Collectors.toSet()));
    }

    /** False when the id is taken. */
    boolean insert(ApplicationSystem system, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO application_system
                                    (id, organisation, name, public_key_pem, roles, status, created_at)
                                VALUES (:id, :organisation, :name, :publicKey, :roles, :status, :now)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("id", system.id())
                        .bind("organisation", system.organisation())
                        .bind("name", system.name())
                        .bind("publicKey", system.publicKey().pem())
                        .bindArray("roles", String.class, List.copyOf(system.roles()))
                        .bind("status", system.status().name())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /** False when there is no such system. */
    boolean setStatus(String id, ApplicationSystem.Status status) {
        return jdbi.withHandle(
                        handle -> handle.createUpdate("UPDATE application_system SET status = :status WHERE id = :id")
                                .bind("status", status.name())
                                .bind("id", id)
                                .execute())
                == 1;
    }

    private static ApplicationSystem read(ResultSet row) throws SQLException {
        return new ApplicationSystem(
                row.getString("id"),
                row.getString("organisation"),
                row.getString("name"),
                Sm2PublicKey.ofPem(row.getString("public_key_pem")),
                Set.copyOf(List.of((String[]) row.getArray("roles").getArray())),
                ApplicationSystem.Status.valueOf(row.getString("status")));
    }
}
