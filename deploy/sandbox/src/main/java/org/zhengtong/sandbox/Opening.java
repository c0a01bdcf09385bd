// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.evidence.EvidenceAudit;
import org.zhengtong.sandbox.outside.Departments;
import org.zhengtong.sandbox.process.ProcessIdentity;
import org.zhengtong.sandbox.running.Home;
import org.zhengtong.sandbox.running.Sandbox;
import org.zhengtong.sandbox.running.StartOptions;
import org.zhengtong.sandbox.running.Startup;
import org.zhengtong.sandbox.topology.Topology;
import org.zhengtong.sandbox.world.Seed;
import org.zhengtong.sandbox.world.World;

/** Opens a sandbox for business: servers, nodes and registries, then its world, then the departments and their agents. */
public final class Opening {

    private Opening() {}

    /**
     * Starts everything and returns when the demo could be played.
     *
     * @param owner the process that will end it; null when it is to stay
     */
    public static Sandbox open(Home home, StartOptions options, @Nullable ProcessIdentity owner, Progress progress) {
        Sandbox sandbox = Startup.start(home, Topology.demo(), options, owner, progress);
        World world = world(sandbox, "zh-CN");
        new Seed(world).plant();
        progress.says("world.ready");
        new Departments(sandbox, world).start();
        return sandbox;
    }

    /** A running sandbox as its people and systems see it. */
    public static World world(Sandbox sandbox, String language) {
        Map<String, URI> addresses = new TreeMap<>();
        Stream.concat(sandbox.nodes().stream(), sandbox.registries().stream())
                .forEach(application -> addresses.put(application.id(), application.api()));
        return new World(addresses, sandbox.pki(), sandbox.secrets(), language);
    }

    /** Checks evidence with this sandbox's network map and root. */
    public static EvidenceAudit audit(Sandbox sandbox) {
        return EvidenceAudit.trusting(sandbox.pki().mapFile(), sandbox.pki().rootCertificate());
    }
}
