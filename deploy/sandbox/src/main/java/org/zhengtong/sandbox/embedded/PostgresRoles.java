// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The two roles of every Zhengtong database: {@code zt_owner} owns the tables and runs the migrations, {@code zt_app} serves requests
 * and can create nothing. Neither is a superuser.
 *
 * @param ownerPassword password of zt_owner
 * @param appPassword password of zt_app
 */
public record PostgresRoles(String ownerPassword, String appPassword) {

    public static final String OWNER = "zt_owner";
    public static final String APP = "zt_app";

    /** Creates the roles where they are missing and sets their passwords. */
    public void ensure(Connection superuser) throws SQLException {
        ensureRole(superuser, OWNER, ownerPassword);
        ensureRole(superuser, APP, appPassword);
    }

    /**
     * Creates a database where it is missing, owned by {@code zt_owner} and usable, not changeable, by {@code zt_app}. Its schema needs no
     * grant: since PostgreSQL 15 {@code public} belongs to the database's owner and everyone else may only look inside.
     */
    public static void ensureDatabase(Connection superuser, String database) throws SQLException {
        if (!exists(superuser, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
            execute(superuser, "CREATE DATABASE " + quote(database) + " OWNER " + OWNER);
        }
        execute(superuser, "REVOKE ALL ON DATABASE " + quote(database) + " FROM PUBLIC");
        execute(superuser, "GRANT CONNECT, TEMPORARY ON DATABASE " + quote(database) + " TO " + APP);
    }

    private static void ensureRole(Connection connection, String role, String password) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            execute(connection, "CREATE ROLE " + role);
        }
        execute(
                connection,
                "ALTER ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '"
                        + password.replace("'", "''") + "'");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
