// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.floor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.zhengtong.sandbox.running.Java;

/** A provider or proxy of the floor, running in a Java process of its own, so that its processor time can be told apart. */
public final class FloorProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private FloorProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the main class with its arguments and waits until it says {@code READY <port>}. */
    public static FloorProcess start(Class<?> main, String... arguments) {
        List<String> program =
                new ArrayList<>(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path"), main.getName()));
        program.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(Java.command(program.toArray(String[]::new)))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            String line = output.readLine();
            if (line == null || !line.startsWith("READY ")) {
                process.destroy();
                throw new IllegalStateException(main.getSimpleName() + " did not start: " + line);
            }
            return new FloorProcess(process, Integer.parseInt(line.substring("READY ".length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Process id, for the processor clock. */
    public long pid() {
        return process.pid();
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Port it listens on. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
