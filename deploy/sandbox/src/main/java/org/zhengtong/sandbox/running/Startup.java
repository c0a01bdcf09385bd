// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.Progress;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.pki.Pki;
import org.zhengtong.sandbox.process.Launcher;
import org.zhengtong.sandbox.process.ProcessIdentity;
import org.zhengtong.sandbox.process.ProcessPlan;
import org.zhengtong.sandbox.running.Sandbox.Application;
import org.zhengtong.sandbox.topology.JsonFile;
import org.zhengtong.sandbox.topology.Ports;
import org.zhengtong.sandbox.topology.Topology;

/** Starts a sandbox (启动沙箱): leftovers end first, then servers, keys, databases, nodes and registries. */
public final class Startup {

    private static final int APPLICATIONS = 2;

    private final Home home;
    private final Topology topology;
    private final StartOptions options;
    private final Progress progress;
    private final Ports ports;

    private Startup(Home home, Topology topology, StartOptions options, Progress progress) {
        this.home = home;
        this.topology = topology;
        this.options = options;
        this.progress = progress;
        this.ports = Ports.choose(home.ports(), portNames(topology), options.ports());
    }

    /**
     * Starts everything and returns when all of it serves. When something does not start, what did is ended again.
     *
     * @param owner the process that will end it; null when it is to stay
     */
    public static Sandbox start(
            Home home, Topology topology, StartOptions options, @Nullable ProcessIdentity owner, Progress progress) {
        try (StartLock lock = StartLock.take(home)) {
            assert lock != null;
            if (Sandbox.find(home).isPresent()) {
                throw new SandboxException("sandbox.running", home.path());
            }
            Shutdown.leftovers(home, progress);
            JsonFile.write(home.state(), SandboxState.beginning());
            RunningHomes.note(home);
            try {
                return new Startup(home, topology, options, progress).start(owner);
            } catch (RuntimeException e) {
                Shutdown.stop(home, Progress.silent());
                throw e;
            }
        }
    }

    private Sandbox start(@Nullable ProcessIdentity owner) {
        // 1. keys and servers, all at once: they do not need each other
        CompletableFuture<Pki> keys = CompletableFuture.supplyAsync(this::prepareKeys);
        CompletableFuture<String> kafka = CompletableFuture.supplyAsync(this::startKafka);
        Databases databases;
        try {
            databases = startDatabases();
        } finally {
            settle(keys, kafka); // also when it failed: what is to be ended must first have begun
        }
        // 2. applications, once all three are there
        AppSettings settings = new AppSettings(home, join(keys), home.secrets(), databases, join(kafka), ports);
        List<ProcessPlan> plans = new ArrayList<>();
        topology.nodes()
                .forEach(node -> plans.add(plan(node.id(), "exchange-core/node", settings.node(node), "-Xmx224m")));
        topology.registries()
                .forEach(r -> plans.add(
                        plan(r.id(), "licence-registry", settings.registry(r, topology.registries()), registryHeap())));
        new Launcher(home.processes(), home.path(), progress)
                .startAll(plans, Runtime.getRuntime().availableProcessors() + 1);
        // 3. from here on other commands find it
        JsonFile.write(home.state(), state(owner, settings));
        return Sandbox.running(home);
    }

    private Pki prepareKeys() {
        Pki pki = home.pki();
        pki.prepare(topology);
        pki.publishMap(topology, node -> ports.get(node.id() + ".peer"));
        progress.says("keys.ready");
        return pki;
    }

    private String startKafka() {
        if (options.kafka().isPresent()) {
            return options.kafka().get();
        }
        new Servers(home, progress).startKafka(ports.get(Servers.KAFKA), ports.get("kafka.controller"));
        return "127.0.0.1:" + ports.get(Servers.KAFKA);
    }

    private Databases startDatabases() {
        Databases databases = options.databaseUrl().map(Databases::external).orElseGet(() -> new Servers(home, progress)
                .startPostgres(ports.get(Servers.POSTGRES)));
        databases.ensure(
                Databases.roles(home.secrets()),
                Stream.concat(applicationIds(topology).stream(), Stream.of(Sandbox.HEALTH_DATABASE))
                        .toList());
        return databases;
    }

    /** See operations: in 256 MB full collections are frequent under load. */
    private static String registryHeap() {
        return Java.isFull() ? "-Xmx1g" : "-Xmx256m";
    }

    private ProcessPlan plan(String id, String module, Path settings, String heap) {
        Path jar = home.checkout().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new SandboxException("application.not-built", jar);
        }
        List<String> command =
                Java.command(heap, "-Dquarkus.config.locations=" + settings.toUri(), "-jar", jar.toString());
        URI ready = URI.create("http://127.0.0.1:" + ports.get(id) + "/q/health/ready");
        return new ProcessPlan(id, command, home.log(id).toString(), ready, APPLICATIONS, "TERM");
    }

    private SandboxState state(@Nullable ProcessIdentity owner, AppSettings settings) {
        return new SandboxState(
                false,
                owner,
                settings.databases().serverUrl(),
                settings.databases().options(),
                settings.kafka(),
                topology.nodes().stream()
                        .map(node -> new Application(node.id(), node.code(), node.name(), api(node.id())))
                        .toList(),
                topology.registries().stream()
                        .map(r -> new Application(r.id(), r.node(), r.name(), api(r.id())))
                        .toList());
    }

    private URI api(String id) {
        return URI.create("http://127.0.0.1:" + ports.get(id));
    }

    private static List<String> applicationIds(Topology topology) {
        return Stream.concat(
                        topology.nodes().stream().map(Topology.Node::id),
                        topology.registries().stream().map(Topology.Registry::id))
                .toList();
    }

    private static List<String> portNames(Topology topology) {
        return Stream.of(
                        Stream.of(Servers.POSTGRES, Servers.KAFKA, "kafka.controller"),
                        applicationIds(topology).stream(),
                        topology.nodes().stream().map(node -> node.id() + ".peer"))
                .flatMap(names -> names)
                .toList();
    }

    private static void settle(CompletableFuture<?>... work) {
        CompletableFuture.allOf(work).handle((done, failure) -> failure).join();
    }

    private static <T> T join(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
