// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.zhengtong.bench.floor.RowByKey;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.embedded.PostgresRoles;
import org.zhengtong.sandbox.running.Sandbox;

/** The floors: what PostgreSQL alone takes for the same bytes, and for one row by its primary key. */
final class PlainCopy implements AutoCloseable {

    private static final int COLUMNS = 13;

    private final Connection connection;

    private PlainCopy(Connection connection) {
        this.connection = connection;
    }

    static PlainCopy to(Sandbox sandbox, String application) {
        try {
            return new PlainCopy(DriverManager.getConnection(
                    sandbox.database(application),
                    PostgresRoles.APP,
                    sandbox.roles().appPassword()));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Seconds for COPY of a file into a table without an index, committed. */
    double copy(byte[] csv) {
        try (Statement statement = connection.createStatement()) {
            StringBuilder table = new StringBuilder("CREATE TEMPORARY TABLE copied (");
            for (int i = 0; i < COLUMNS; i++) {
                table.append(i == 0 ? "" : ", ").append('c').append(i).append(" text");
            }
            statement.execute("DROP TABLE IF EXISTS copied");
            statement.execute(table + ")");
            long begun = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY copied FROM STDIN (FORMAT csv, HEADER)", new ByteArrayInputStream(csv));
            return (System.nanoTime() - begun) / 1e9;
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Milliseconds at the 95th percentile for a row by its primary key. */
    double rowMillis(String resource) {
        try {
            return RowByKey.millis(
                    connection, "SELECT name, summary FROM catalogue_search WHERE resource = ?", resource);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static SandboxException failed(SQLException e) {
        return new SandboxException(e, "database.failed", "catalogue", String.valueOf(e.getMessage()));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
