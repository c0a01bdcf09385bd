// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.account;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** SQL of the table {@code account}. */
@Singleton
public class AccountStore {

    private final Jdbi jdbi;

    AccountStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The account with this name. */
    public Optional<Account> find(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT name, password_hash, organisation, display_name, roles, status
                        FROM account
                        WHERE name = :name
                        """)
                .bind("name", name)
                .map((row, context) -> read(row))
                .findOne());
    }

    List<Account> list(String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT name, password_hash, organisation, display_name, roles, status
                        FROM account
                        WHERE name > :after
                        ORDER BY name
                        LIMIT :limit
                        """)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    boolean none() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT NOT EXISTS (SELECT FROM account)")
                .mapTo(Boolean.class)
                .one());
    }

    /** False when the name is taken. */
    boolean insert(Account account, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO account (name, password_hash, organisation, display_name, roles, status, created_at)
                                VALUES (:name, :passwordHash, :organisation, :displayName, :roles, :status, :now)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("name", account.name())
                        .bind("passwordHash", account.passwordHash())
                        .bind("organisation", account.organisation())
                        .bind("displayName", account.displayName())
                        .bindArray("roles", String.class, List.copyOf(account.roles()))
                        .bind("status", account.status().name())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /** False when there is no such account. */
    boolean setStatus(String name, Account.Status status) {
        return jdbi.withHandle(handle -> handle.createUpdate("UPDATE account SET status = :status WHERE name = :name")
                        .bind("status", status.name())
                        .bind("name", name)
                        .execute())
                == 1;
    }

    /** False when there is no such account. */
    boolean setPasswordHash(String name, String hash) {
        return jdbi.withHandle(
                        handle -> handle.createUpdate("UPDATE account SET password_hash = :hash WHERE name = :name")
                                .bind("hash", hash)
                                .bind("name", name)
                                .execute())
                == 1;
    }

    private static Account read(ResultSet row) throws SQLException {
        return new Account(
                row.getString("name"),
                row.getString("password_hash"),
                row.getString("organisation"),
                row.getString("display_name"),
                Set.copyOf(List.of((String[]) row.getArray("roles").getArray())),
                Account.Status.valueOf(row.getString("status")));
    }
}
