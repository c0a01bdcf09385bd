// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.topology;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.embedded.FreePorts;

/** Ports by name. A sandbox keeps its ports from one start to the next, unless somebody else has taken one meanwhile. */
public final class Ports {

    private final Map<String, Integer> ports;

    private Ports(Map<String, Integer> ports) {
        this.ports = ports;
    }

    /**
     * Chooses a port for each name: the one asked for, else the one kept in the file if it is still free, else any free one.
     *
     * @param wanted ports the user asked for, by name
     */
    public static Ports choose(Path file, Iterable<String> names, Map<String, Integer> wanted) {
        Map<String, Integer> kept = new TreeMap<>();
        JsonFile.read(file, Map.class)
                .ifPresent(read -> read.forEach(
                        (name, port) -> kept.put(String.valueOf(name), Integer.valueOf(String.valueOf(port)))));
        Map<String, Integer> chosen = new TreeMap<>();
        names.forEach(name -> usable(name, kept, wanted).ifPresent(port -> chosen.put(name, port)));
        names.forEach(name -> chosen.computeIfAbsent(name, missing -> freePort(chosen)));
        JsonFile.write(file, chosen);
        return new Ports(chosen);
    }

    public int get(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("no port " + name);
        }
        return port;
    }

    private static Optional<Integer> usable(String name, Map<String, Integer> kept, Map<String, Integer> wanted) {
        Integer asked = wanted.get(name);
        if (asked != null && !FreePorts.isFree(asked)) {
            throw new SandboxException("port.taken", name, String.valueOf(asked));
        }
        return asked != null
                ? Optional.of(asked)
                : Optional.ofNullable(kept.get(name)).filter(FreePorts::isFree);
    }

    private static int freePort(Map<String, Integer> chosen) {
        return FreePorts.find(chosen.size() + 1).stream()
                .filter(port -> !chosen.containsValue(port))
                .findFirst()
                .orElseThrow();
    }
}
