// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.schemas.evidence.EvidenceExport;
import org.zhengtong.schemas.evidence.LogVerifier;
import org.zhengtong.schemas.message.LogHead;

/** An evidence log in a schema of its own, so that a test can restart it, lose its connection and tamper with its rows. */
public final class TestLog implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String node;
    private final Outbox outbox;
    private final String url;
    private final EvidenceStore store;
    private final Jdbi jdbi;
    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final List<EvidenceLog> logs = new ArrayList<>();

    private record Settings(int maxGroup, int maxWaiting, Duration statementTimeout, Duration takeOverEvery)
            implements EvidenceConfig {}

    private TestLog(String node, Outbox outbox, String schema) {
        this.node = node;
        this.outbox = outbox;
        String plain = setting("quarkus.datasource.jdbc.url");
        this.url = plain + (plain.contains("?") ? "&" : "?") + "currentSchema=" + schema;
        this.jdbi = Jdbi.create(url, setting("quarkus.datasource.username"), setting("quarkus.datasource.password"));
        this.jdbi.registerArrayType(String.class, "text");
        this.store = new EvidenceStore(jdbi);
    }

    /** An empty log of a node of the test network. */
    public static TestLog of(String node, Outbox outbox) throws SQLException {
        String schema = "log_" + NUMBER.incrementAndGet();
        TestLog log = new TestLog(node, outbox, schema);
        String app = setting("quarkus.datasource.username");
        Flyway.configure()
                .dataSource(log.url, setting("quarkus.flyway.username"), setting("quarkus.flyway.password"))
                .schemas(schema)
                .locations("db/migration/kernel", "db/migration/node")
                .placeholders(Map.of("app_role", app))
                .load()
                .migrate();
        try (Connection owner = log.owner();
                Statement grant = owner.createStatement()) {
            grant.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + app);
        }
        return log;
    }

    /** A started instance of the node's log, as another process would have it. */
    public EvidenceLog open() throws SQLException {
        EvidenceLog log = instance();
        log.start(new StartupEvent());
        return log;
    }

    EvidenceLog instance() {
        Settings settings = new Settings(512, 8192, Duration.ofSeconds(5), Duration.ofSeconds(2));
        LogSigner signer = new LogSigner(node, NetworkFixtures.custody(node), NetworkFixtures.map(), Clock.systemUTC());
        LogConnector connector = new LogConnector(
                url,
                setting("quarkus.datasource.username"),
                setting("quarkus.datasource.password"),
                settings.statementTimeout());
        EvidenceLog log = new EvidenceLog(
                new LogWriter(signer, connector, store, jdbi, outbox, settings),
                settings,
                new SimpleMeterRegistry(),
                executor);
        logs.add(log);
        return log;
    }

    public EvidenceStore store() {
        return store;
    }

    /** The exported log, verified with public keys alone. */
    LogVerifier.Result verify() {
        return verify(List.of());
    }

    /** The exported log, verified with public keys and against heads that others hold. */
    public LogVerifier.Result verify(List<LogHead> heldByOthers) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new LogExport(jdbi, store, new HeadWitnessStore(jdbi)).write(0, out);
            return new LogVerifier(NetworkFixtures.map())
                    .verify(EvidenceExport.read(new StringReader(out.toString(StandardCharsets.UTF_8))), heldByOthers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection of the role that owns the tables: what an administrator who tampers has. */
    Connection owner() throws SQLException {
        return DriverManager.getConnection(url, setting("quarkus.flyway.username"), setting("quarkus.flyway.password"));
    }

    /** A connection of the application's role. */
    Connection app() throws SQLException {
        return DriverManager.getConnection(
                url, setting("quarkus.datasource.username"), setting("quarkus.datasource.password"));
    }

    long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** What an administrator who tampers can do. */
    public void asOwner(String sql) throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Override
    public void close() {
        logs.forEach(EvidenceLog::close);
        executor.shutdown();
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
