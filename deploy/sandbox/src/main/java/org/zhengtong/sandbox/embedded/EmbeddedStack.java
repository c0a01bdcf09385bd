// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL and Kafka for one test run, in a process of their own so that their libraries stay off the tests' class path. Answers each
 * line {@code database <name>} on the standard input by making that database, and ends with the input. {@link TestStack} is the other end.
 */
final class EmbeddedStack implements AutoCloseable {

    private static final String SUPERUSER_PASSWORD = "superuser-test";

    private final PostgresServer postgres;
    private final KafkaBroker kafka;

    private EmbeddedStack(PostgresServer postgres, KafkaBroker kafka) {
        this.postgres = postgres;
        this.kafka = kafka;
    }

    /** Arguments: folder shared between runs for programs, folder of this run, PostgreSQL port, Kafka port, controller port. */
    public static void main(String[] arguments) throws IOException, SQLException {
        List<Integer> ports =
                List.of(arguments).subList(2, 5).stream().map(Integer::valueOf).toList();
        Path home = Path.of(arguments[1]);
        try (EmbeddedStack stack = start(Path.of(arguments[0]), home, ports)) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.println(TestStack.READY);
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(TestStack.DONE + stack.database(line.substring("database ".length())));
            }
        }
        PostgresBinaries.delete(home);
        System.exit(0);
    }

    private static EmbeddedStack start(Path programs, Path home, List<Integer> ports) throws IOException, SQLException {
        Files.createDirectories(home);
        // a test run does not outlive the machine, so it need not wait for the disk; sandboxes do
        Map<String, String> settings = Map.of("fsync", "off", "full_page_writes", "off");
        PostgresServer postgres = PostgresServer.start(
                PostgresPlace.find(programs, home.resolve("data")),
                home.resolve("postgres.log"),
                ports.get(0),
                SUPERUSER_PASSWORD,
                settings,
                server -> {});
        try (Connection connection = postgres.connect(PostgresServer.SUPERUSER)) {
            TestStack.ROLES.ensure(connection);
        }
        return new EmbeddedStack(postgres, KafkaBroker.start(home.resolve("kafka"), ports.get(1), ports.get(2)));
    }

    private String database(String name) throws SQLException {
        try (Connection connection = postgres.connect(PostgresServer.SUPERUSER)) {
            PostgresRoles.ensureDatabase(connection, name);
        }
        return postgres.url(name);
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
