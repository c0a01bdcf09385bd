// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import java.util.Map;
import java.util.Optional;

/**
 * What a user may choose at the start of a sandbox.
 *
 * @param databaseUrl external PostgreSQL, with the credentials of somebody who may create roles and databases
 * @param kafka bootstrap servers of an external Kafka
 * @param ports ports by name, such as {@code node-511900} or {@code postgres}
 */
public record StartOptions(Optional<String> databaseUrl, Optional<String> kafka, Map<String, Integer> ports) {

    public StartOptions {
        ports = Map.copyOf(ports);
    }

    /** Embedded servers on free ports. */
    public static StartOptions embedded() {
        return new StartOptions(Optional.empty(), Optional.empty(), Map.of());
    }
}
