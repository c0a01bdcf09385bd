// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fresh database and a Kafka broker for tests, served by the embedded servers. Uses nothing but the JDK. The servers start once in a
 * JVM; each further {@link #start()} only makes another database. They end with this JVM, also when it is killed.
 *
 * @param jdbcUrl the fresh database
 * @param kafkaBootstrap address of the broker
 * @param topicPrefix keeps this database's topics apart from those of others on the same broker
 */
public record TestStack(
        String jdbcUrl,
        String ownerUser,
        String ownerPassword,
        String appUser,
        String appPassword,
        String kafkaBootstrap,
        String topicPrefix) {

    static final String READY = "stack-ready";
    static final String DONE = "database-ready ";

    /** Passwords of servers that live as long as one test run and listen on the loopback address only. */
    static final PostgresRoles ROLES = new PostgresRoles("owner-test", "app-test");

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable Servers servers;

    /** Starts the servers on the first call, and makes a database owned by {@code zt_owner}. */
    public static synchronized TestStack start() {
        try {
            if (servers == null || !servers.process().isAlive()) {
                servers = Servers.launch();
            }
            String name = "zt_test_" + NUMBER.incrementAndGet();
            String url = servers.ask("database " + name).substring(DONE.length());
            return of(url, ROLES, servers.kafka(), name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stack whose servers somebody else runs. */
    public static TestStack of(String jdbcUrl, PostgresRoles roles, String kafkaBootstrap, String topicPrefix) {
        return new TestStack(
                jdbcUrl,
                PostgresRoles.OWNER,
                roles.ownerPassword(),
                PostgresRoles.APP,
                roles.appPassword(),
                kafkaBootstrap,
                topicPrefix);
    }

    private record Servers(Process process, PrintStream in, BufferedReader out, String kafka, Path log) {

        static Servers launch() throws IOException {
            Path target = target();
            Path home = target.resolve("test-stack")
                    .resolve("run-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
            Files.createDirectories(home);
            Path log = home.resolve("stack.log");
            List<Integer> ports = FreePorts.find(3);
            String classPath = target.resolve("classes") + ":"
                    + Files.readString(target.resolve("sandbox.cp")).strip();
            Stream<String> java = Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    classPath,
                    "org.zhengtong.sandbox.embedded.EmbeddedStack",
                    target.resolve("test-stack").toString(),
                    home.toString());
            List<String> command =
                    Stream.concat(java, ports.stream().map(String::valueOf)).toList();
            Process process = new ProcessBuilder(Sessions.ownSession(command))
                    .redirectError(log.toFile())
                    .start();
            Servers servers = new Servers(
                    process,
                    new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8),
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)),
                    "127.0.0.1:" + ports.get(1),
                    log);
            servers.await(READY);
            return servers;
        }

        String ask(String line) throws IOException {
            in.println(line);
            return await(DONE);
        }

        private String await(String start) throws IOException {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(start)) {
                    return line;
                }
            }
            throw new IOException("the embedded servers ended, see " + log + ":\n" + Files.readString(log));
        }

        /** The sandbox module's output, found from any module's folder. */
        private static Path target() throws IOException {
            for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
                Path target = folder.resolve("deploy/sandbox/target");
                if (Files.exists(target.resolve("sandbox.cp"))) {
                    return target;
                }
            }
            throw new IOException("deploy/sandbox/target/sandbox.cp not found: build deploy/sandbox first");
        }
    }
}
