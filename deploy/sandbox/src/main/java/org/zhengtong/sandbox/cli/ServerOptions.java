// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.running.StartOptions;
import picocli.CommandLine.Option;

/** Options of commands that start a sandbox. */
public final class ServerOptions {

    @Option(names = "--db-url", descriptionKey = "option.db-url", paramLabel = "JDBC-URL")
    private @Nullable String databaseUrl;

    @Option(names = "--kafka", descriptionKey = "option.kafka", paramLabel = "HOST:PORT")
    private @Nullable String kafka;

    @Option(names = "--port", descriptionKey = "option.port", paramLabel = "NAME=PORT")
    private Map<String, Integer> ports = new LinkedHashMap<>();

    /** What the user chose. */
    public StartOptions startOptions() {
        return new StartOptions(Optional.ofNullable(databaseUrl), Optional.ofNullable(kafka), ports);
    }
}
