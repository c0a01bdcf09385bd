// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.process.Launcher;

/** One running PostgreSQL server on a loopback port. Closing it is a fast shutdown; its data stays. */
public final class PostgresServer implements AutoCloseable {

    /** Name of the superuser, for creating roles and databases only. */
    public static final String SUPERUSER = "postgres";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** Fit for a small machine with many small databases. Durability is not traded: fsync and synchronous_commit stay on. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "200"),
            Map.entry("shared_buffers", sharedBuffers()),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("jit", "off"),
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("huge_pages", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    private final PostgresPlace place;
    private final int port;
    private final String password;
    private final List<String> command;
    private final Process process;

    private PostgresServer(PostgresPlace place, int port, String password, List<String> command, Process process) {
        this.place = place;
        this.port = port;
        this.password = password;
        this.command = command;
        this.process = process;
    }

    /**
     * Starts the server, first creating its data folder when there is none and ending what an earlier, killed run left behind.
     *
     * @param home programs are unpacked here, data lies in {@code home/data}
     * @param log what it prints is appended here
     */
    public static PostgresServer start(Path home, Path log, int port, String password) {
        return start(PostgresPlace.find(home, home.resolve("data")), log, port, password, Map.of());
    }

    static PostgresServer start(
            PostgresPlace place, Path log, int port, String password, Map<String, String> settings) {
        PostgresLeftovers.end(place);
        if (!Files.exists(place.data().resolve("PG_VERSION"))) {
            initialise(place, password);
        }
        List<String> arguments = new ArrayList<>(List.of("-D", place.data().toString(), "-p", String.valueOf(port)));
        Map<String, String> all = new TreeMap<>(SETTINGS);
        all.putAll(settings);
        all.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        List<String> command = place.command("postgres", arguments);
        try {
            Process process = new ProcessBuilder(Sessions.ownSession(place.command("postgres", arguments)))
                    .directory(Path.of("/").toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            PostgresServer server = new PostgresServer(place, port, password, command, process);
            server.awaitReady(log);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sixteenth of the machine's memory, from 96 MB to 1 GB; taken only as far as there are data to hold. */
    private static String sharedBuffers() {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long sixteenth = machine.getTotalMemorySize() / 16 / (1 << 20);
        return Math.min(1024, Math.max(96, sixteenth)) + "MB";
    }

    /** Where a server of this home may keep its data: inside it, or outside where no other way served. */
    public static List<Path> dataFolders(Path home) {
        Path data = home.resolve("data");
        return List.of(data, PostgresPlace.elsewhere(data));
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Words of the command it was started with. */
    public List<String> command() {
        return command;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A superuser connection. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, password);
    }

    private static void initialise(PostgresPlace place, String password) {
        try {
            Path passwordFile = place.data().resolveSibling("initial-password");
            Files.writeString(passwordFile, password, StandardCharsets.UTF_8);
            try {
                // initdb reads it as the account that will own the data; it is deleted below. The order is by code
                // point in both locales;
                // C compares bytes and does not ask libc
                Command.require(Stream.concat(
                                place.command("initdb", List.of()).stream(),
                                Stream.of(
                                        "--pgdata=" + place.data(),
                                        "--username=" + SUPERUSER,
                                        "--pwfile=" + passwordFile,
                                        "--auth=scram-sha-256",
                                        "--encoding=UTF8",
                                        "--locale=C.UTF-8",
                                        "--lc-collate=C",
                                        "--no-instructions"))
                        .toList());
            } finally {
                Files.delete(passwordFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Path log) {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (accepts()) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        process.destroyForcibly();
        throw new SandboxException("server.start", "PostgreSQL", log, Launcher.lastLines(log));
    }

    private boolean accepts() {
        try (Connection connection = connect(SUPERUSER)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState())) {
                throw new SandboxException(e, "postgres.password", place.data());
            }
            return false;
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            Command.run(place.command(
                    "pg_ctl", List.of("stop", "-D", place.data().toString(), "-m", "fast", "-w", "-t", "60")));
        }
        if (process.isAlive()) {
            process.destroyForcibly();
        }
    }
}
