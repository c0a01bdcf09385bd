// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.process.ProcessIdentity;
import org.zhengtong.sandbox.running.Sandbox.Application;

/**
 * What a started sandbox writes down for later commands.
 *
 * @param starting not everything serves yet
 * @param owner the {@code zt} that ends the sandbox when it ends; null when it was started to stay
 * @param serverUrl JDBC URL of the database server up to the slash before the database's name
 * @param serverOptions JDBC options, with their question mark, or nothing
 */
record SandboxState(
        boolean starting,
        @Nullable ProcessIdentity owner,
        String serverUrl,
        String serverOptions,
        String kafka,
        List<Application> nodes,
        List<Application> registries) {

    SandboxState {
        nodes = List.copyOf(nodes);
        registries = List.copyOf(registries);
    }

    /** While this process starts it: nothing of it is known yet, but whose it is. */
    static SandboxState beginning() {
        return new SandboxState(true, ProcessIdentity.ofCurrent(), "", "", "", List.of(), List.of());
    }

    boolean isOurs() {
        return ProcessIdentity.ofCurrent().equals(owner);
    }

    SandboxState withoutOwner() {
        return new SandboxState(starting, null, serverUrl, serverOptions, kafka, nodes, registries);
    }

    /** True when whoever was to end the sandbox ended before it could. */
    boolean isOrphaned() {
        return Optional.ofNullable(owner).filter(o -> !o.isAlive()).isPresent();
    }
}
