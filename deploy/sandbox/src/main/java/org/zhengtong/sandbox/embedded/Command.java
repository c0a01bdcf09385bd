// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.zhengtong.sandbox.SandboxException;

/** A short-lived operating system command: runs to its end and gives its exit code and what it printed. */
record Command(int exitCode, String output) {

    private static final long LIMIT_SECONDS = 120;

    boolean succeeded() {
        return exitCode == 0;
    }

    /** Runs a command, with its working directory at the root so that an unprivileged account can enter it. */
    static Command run(List<String> words) {
        try {
            // a file, not a pipe: a server that the command leaves behind would keep a pipe open
            Path printed = Files.createTempFile("zt-command", ".out");
            try {
                Process process = new ProcessBuilder(words)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
                process.getOutputStream().close();
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new SandboxException("command.timeout", words.get(0), LIMIT_SECONDS);
                }
                return new Command(
                        process.exitValue(),
                        Files.readString(printed, StandardCharsets.UTF_8).strip());
            } finally {
                Files.deleteIfExists(printed);
            }
        } catch (IOException e) {
            return new Command(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted", words.get(0));
        }
    }

    /** Runs a command that must succeed. */
    static String require(List<String> words) {
        Command done = run(words);
        if (!done.succeeded()) {
            throw new SandboxException("command.failed", String.join(" ", words), done.exitCode(), done.output());
        }
        return done.output();
    }
}
