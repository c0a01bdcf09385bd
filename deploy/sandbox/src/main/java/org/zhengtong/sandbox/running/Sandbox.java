// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.zhengtong.sandbox.Progress;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.embedded.PostgresRoles;
import org.zhengtong.sandbox.pki.Pki;
import org.zhengtong.sandbox.process.Launcher;
import org.zhengtong.sandbox.process.ProcessPlan;
import org.zhengtong.sandbox.process.Running;
import org.zhengtong.sandbox.process.Stopper;
import org.zhengtong.sandbox.topology.JsonFile;
import org.zhengtong.sandbox.topology.Secrets;
import org.zhengtong.schemas.network.NetworkMapDocument;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/** A running sandbox, found from any process by its folder. */
public final class Sandbox {

    /** Process name of the health department's database, which is not Zhengtong's. */
    public static final String HEALTH_DATABASE = "outside-health";

    private final Home home;
    private final SandboxState state;

    private Sandbox(Home home, SandboxState state) {
        this.home = home;
        this.state = state;
    }

    /**
     * A node or registry.
     *
     * @param id name of its process
     * @param code the node's division
     * @param api address of its public listener
     */
    public record Application(String id, String code, String name, URI api) {}

    /**
     * The running sandbox of a folder.
     *
     * @throws NotRunning when there is none
     */
    public static Sandbox running(Home home) {
        return find(home).orElseThrow(() -> new NotRunning(home));
    }

    public static Optional<Sandbox> find(Home home) {
        return JsonFile.read(home.state(), SandboxState.class)
                .filter(state -> !state.starting() && !state.isOrphaned())
                .filter(state -> home.processes().all().stream().anyMatch(Running::isAlive))
                .map(state -> new Sandbox(home, state));
    }

    public Home home() {
        return home;
    }

    public List<Application> nodes() {
        return state.nodes();
    }

    public List<Application> registries() {
        return state.registries();
    }

    /** The node of a division. */
    public Application node(String code) {
        return find(state.nodes(), code);
    }

    /** The registry on the node of a division. */
    public Application registry(String code) {
        return find(state.registries(), code);
    }

    private static Application find(List<Application> among, String code) {
        return among.stream()
                .filter(application -> application.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new SandboxException("application.unknown", code));
    }

    /** JDBC URL of an application's database, without credentials. */
    public String database(String id) {
        return state.serverUrl() + Databases.name(id) + state.serverOptions();
    }

    /** Passwords of the roles zt_owner and zt_app. */
    public PostgresRoles roles() {
        return Databases.roles(secrets());
    }

    public String kafka() {
        return state.kafka();
    }

    public Secrets secrets() {
        return home.secrets();
    }

    public Pki pki() {
        return home.pki();
    }

    /** The signed network map, verified. */
    public NetworkMapDocument networkMap() {
        try {
            Pki pki = pki();
            Sm2PublicKey root = Sm2PublicKey.ofCertificate(Files.readString(pki.rootCertificate()));
            return NetworkMapDocument.verify(Files.readAllBytes(pki.mapFile()), root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a process lives and serves. */
    public boolean isReady(String name) {
        Running running = process(name);
        return running.isAlive() && running.plan().isReady();
    }

    /** Lets the sandbox outlive the process that started it. */
    public void keep() {
        JsonFile.write(home.state(), state.withoutOwner());
    }

    /** Every process of the sandbox, also what has died. */
    public List<Running> processes() {
        return home.processes().all();
    }

    /** Pids by name of what is alive. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new TreeMap<>();
        processes().stream().filter(Running::isAlive).forEach(running -> pids.put(running.name(), running.pid()));
        return pids;
    }

    /** Ends one process with SIGKILL. It stays remembered, so that it can be started again. */
    public void kill(String name) {
        new Stopper(home.processes(), Progress.silent()).kill(process(name));
    }

    /** Ends one process in order if it is alive, starts it again as it was and waits until it serves. */
    public void restart(String name) {
        Running old = process(name);
        new Stopper(home.processes(), Progress.silent()).stop(List.of(old));
        if (name.equals(Servers.POSTGRES)) {
            new Servers(home, Progress.silent()).startPostgres(Servers.port(state.serverUrl()));
        } else {
            start(old.plan());
        }
    }

    /** Starts one more process; it ends with the sandbox. */
    public void start(ProcessPlan plan) {
        new Launcher(home.processes(), home.path(), Progress.silent()).start(plan);
    }

    private Running process(String name) {
        return home.processes().find(name).orElseThrow(() -> new SandboxException("process.unknown", name));
    }
}
