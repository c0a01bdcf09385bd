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
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.process.Launcher;

/** One running PostgreSQL server on a loopback port. Closing it is a fast shutdown; its data stays. */
public final class PostgresServer implements AutoCloseable {

    /** Name of the superuser, for creating roles and databases only. */
    public static final String SUPERUSER = "postgres";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Set<PosixFilePermission> PRIVATE_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PRIVATE_FILE = PosixFilePermissions.fromString("rw-------");

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
     * @param launched told as soon as its process is there, before it accepts connections
     */
    public static PostgresServer start(
            Path home, Path log, int port, String password, Consumer<PostgresServer> launched) {
        return start(PostgresPlace.find(home, home.resolve("data")), log, port, password, Map.of(), launched);
    }

    static PostgresServer start(
            PostgresPlace place,
            Path log,
            int port,
            String password,
            Map<String, String> settings,
            Consumer<PostgresServer> launched) {
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
            try {
                PostgresServer server = new PostgresServer(place, port, password, command, process);
                launched.accept(server);
                server.awaitReady(log);
                return server;
            } catch (RuntimeException e) {
                process.destroyForcibly();
                throw e;
            }
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

    /** What servers of this home keep: their data, inside it or outside where no other way served, and what a killed initdb left. */
    public static List<Path> kept(Path home) {
        Path data = home.resolve("data");
        return List.of(data, unfinished(data), initialPassword(data), PostgresPlace.elsewhere(data));
    }

    /** Ends the server that a killed run left on the data of this home, if there is one. */
    public static boolean endLeftovers(Path home) {
        Path data = home.resolve("data");
        boolean left =
                Stream.of(data, PostgresPlace.elsewhere(data).resolve("data")).anyMatch(PostgresLeftovers::remain);
        if (left) {
            PostgresLeftovers.end(PostgresPlace.find(home, data));
        }
        return left;
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

    /** Makes the data folder beside its place and moves it there when it is complete: a killed initdb leaves no data to be started. */
    private static void initialise(PostgresPlace place, String password) {
        Path fresh = unfinished(place.data());
        Path passwordFile = initialPassword(place.data());
        try {
            PostgresBinaries.delete(fresh);
            Files.deleteIfExists(passwordFile);
            try {
                Files.createDirectory(fresh, PosixFilePermissions.asFileAttribute(PRIVATE_FOLDER));
                Files.createFile(passwordFile, PosixFilePermissions.asFileAttribute(PRIVATE_FILE));
                Files.writeString(passwordFile, password, StandardCharsets.UTF_8);
                place.giveLikeData(fresh);
                place.giveLikeData(passwordFile);
                initdb(place, fresh, passwordFile);
            } finally {
                Files.deleteIfExists(passwordFile);
            }
            Files.move(fresh, place.data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The order is by code point in both locales; C compares bytes and does not ask libc. */
    private static void initdb(PostgresPlace place, Path fresh, Path passwordFile) {
        Command.require(place.command(
                "initdb",
                List.of(
                        "--pgdata=" + fresh,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--lc-collate=C",
                        "--no-instructions")));
    }

    private static Path unfinished(Path data) {
        return data.resolveSibling("data.new");
    }

    private static Path initialPassword(Path data) {
        return data.resolveSibling("initial-password");
    }

    private void awaitReady(Path log) {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (accepts()) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
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
