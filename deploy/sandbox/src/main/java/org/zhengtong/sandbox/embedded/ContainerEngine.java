// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whether asking for a container engine makes sense: asking where there is none costs seconds and prints errors. */
public final class ContainerEngine {

    private ContainerEngine() {}

    /** Whether an engine's address is set or its usual socket is there; it may still not answer. */
    public static boolean configured() {
        return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
    }
}
