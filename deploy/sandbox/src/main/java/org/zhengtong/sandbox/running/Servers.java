// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.zhengtong.sandbox.Progress;
import org.zhengtong.sandbox.embedded.KafkaBroker;
import org.zhengtong.sandbox.embedded.PostgresServer;
import org.zhengtong.sandbox.process.Launcher;
import org.zhengtong.sandbox.process.ProcessIdentity;
import org.zhengtong.sandbox.process.ProcessPlan;
import org.zhengtong.sandbox.process.Running;

/** The embedded servers of a sandbox. */
record Servers(Home home, Progress progress) {

    static final String POSTGRES = "postgres";
    static final String KAFKA = "kafka";

    private static final int STAGE = 0;

    /** Starts PostgreSQL and remembers its process. */
    Databases startPostgres(int port) {
        long begin = System.nanoTime();
        String password = home.secrets().get("postgres.superuser");
        PostgresServer server =
                PostgresServer.start(home.postgres(), home.log(POSTGRES), port, password, this::remember);
        progress.says("process.ready", POSTGRES, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        return new Databases(server.url(""), "", PostgresServer.SUPERUSER, password);
    }

    private void remember(PostgresServer server) {
        ProcessPlan plan = new ProcessPlan(
                POSTGRES, server.command(), home.log(POSTGRES).toString(), null, STAGE, "INT"); // INT: fast shutdown
        home.processes().remember(new Running(plan, ProcessIdentity.of(server.pid())));
    }

    void startKafka(int port, int controllerPort) {
        java.nio.file.Path ready = home.run().resolve("kafka.ready");
        List<String> command = Java.command(
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaBroker.class.getName(),
                home.kafka().toString(),
                String.valueOf(port),
                String.valueOf(controllerPort),
                ready.toString());
        new Launcher(home.processes(), home.path(), progress)
                .start(new ProcessPlan(KAFKA, command, home.log(KAFKA).toString(), ready.toUri(), STAGE, "TERM"));
    }

    static int port(String serverUrl) {
        return Integer.parseInt(serverUrl.replaceAll(".*:(\\d+)/$", "$1"));
    }
}
