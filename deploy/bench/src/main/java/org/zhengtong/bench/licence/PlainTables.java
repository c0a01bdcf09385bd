// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.zhengtong.bench.floor.RowByKey;
import org.zhengtong.bench.report.Measures;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.embedded.PostgresRoles;
import org.zhengtong.sandbox.running.Sandbox;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/** The floors: what signing, checking, copying and reading a row cost with nothing around them, in the registry's database. */
final class PlainTables implements AutoCloseable {

    private static final int GROUP = 100;
    private static final int ROWS = 10_000;
    private static final byte[] CONTENT =
            "{\"content\":\"%s\"}".formatted("x".repeat(800)).getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Connection connection;

    private PlainTables(Connection connection) {
        this.connection = connection;
    }

    /** As the database's owner, who alone may create tables and copy into any. */
    static PlainTables of(Sandbox sandbox) {
        try {
            PlainTables tables = new PlainTables(DriverManager.getConnection(
                    sandbox.database(RegistryLoad.REGISTRY),
                    PostgresRoles.OWNER,
                    sandbox.roles().ownerPassword()));
            tables.execute("DROP TABLE IF EXISTS bench_floor");
            tables.execute(
                    "CREATE TABLE bench_floor (id text PRIMARY KEY, content bytea NOT NULL, signature bytea NOT NULL)");
            return tables;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** A second, on one connection: sign, insert, and a commit for every hundred. */
    double signedRows(Duration run, Measures measures) {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO bench_floor VALUES (?, ?, ?)")) {
            connection.setAutoCommit(false);
            Sm2Key key = Sm2Key.generate();
            long begun = System.nanoTime();
            long rows = 0;
            while (System.nanoTime() - begun < run.toNanos()) {
                for (int i = 0; i < GROUP; i++) {
                    add(insert, UUID.randomUUID().toString(), key);
                }
                insert.executeBatch();
                connection.commit();
                rows += GROUP;
            }
            connection.setAutoCommit(true);
            double perSecond = rows / ((System.nanoTime() - begun) / 1e9);
            measures.add("floor: SM2 signature and one inserted row, one core", perSecond, "1/s");
            return perSecond;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** A second, on one connection: a row by its primary key and its signature checked. */
    double verifiedRows(Duration run, Measures measures) {
        execute("TRUNCATE bench_floor");
        Sm2Key key = Sm2Key.generate();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO bench_floor VALUES (?, ?, ?)");
                PreparedStatement query =
                        connection.prepareStatement("SELECT content, signature FROM bench_floor WHERE id = ?")) {
            for (int i = 0; i < ROWS; i++) {
                add(insert, String.valueOf(i), key);
            }
            insert.executeBatch();
            Sm2PublicKey publicKey = key.publicKey();
            long begun = System.nanoTime();
            long rows = 0;
            while (System.nanoTime() - begun < run.toNanos()) {
                query.setString(1, String.valueOf(ThreadLocalRandom.current().nextInt(ROWS)));
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    if (publicKey.reason(row.getBytes(1), row.getBytes(2)).isPresent()) {
                        throw new IllegalStateException("a signature of this very run does not hold");
                    }
                }
                rows++;
            }
            double perSecond = rows / ((System.nanoTime() - begun) / 1e9);
            measures.add("floor: row by key and SM2 verification, one core", perSecond, "1/s");
            return perSecond;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void add(PreparedStatement insert, String id, Sm2Key key) throws SQLException {
        insert.setString(1, id);
        insert.setBytes(2, CONTENT);
        insert.setBytes(3, key.sign(CONTENT));
        insert.addBatch();
    }

    /** Seconds for COPY of the lines of a file as rows of one column, committed. */
    double copyLines(byte[] file) {
        execute("CREATE TABLE IF NOT EXISTS bench_lines (line text)");
        long begun = System.nanoTime();
        copy("COPY bench_lines FROM STDIN", List.of(file).iterator());
        double seconds = (System.nanoTime() - begun) / 1e9;
        execute("DROP TABLE bench_lines");
        return seconds;
    }

    void copy(String statement, Iterator<byte[]> rows) {
        try {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
            while (rows.hasNext()) {
                byte[] row = rows.next();
                copy.writeToCopy(row, 0, row.length);
            }
            copy.endCopy();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Milliseconds at the 95th percentile for a licence by its primary key. */
    double rowMillis(String identifier) {
        try {
            return RowByKey.millis(connection, "SELECT number, status FROM licence WHERE identifier = ?", identifier);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    long count(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static SandboxException failed(SQLException e) {
        return new SandboxException(e, "database.failed", RegistryLoad.REGISTRY, String.valueOf(e.getMessage()));
    }

    @Override
    public void close() {
        execute("DROP TABLE IF EXISTS bench_floor");
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
