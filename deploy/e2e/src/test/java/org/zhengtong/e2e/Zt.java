// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./zt} as a process of its own against the running sandbox, as a person at a terminal or a script calls it. */
final class Zt {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /** @param folder for what it prints */
    Zt(Path folder) {
        this.folder = folder;
    }

    /** What it printed and how it ended. */
    record Ended(int exit, String out, String err) {}

    /** Runs a command to its end; words stand between spaces. */
    Ended run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dzt.checkout=" + TestSandbox.checkout(),
                "-cp",
                System.getProperty("java.class.path"),
                org.zhengtong.sandbox.cli.Zt.class.getName()));
        Stream.of(arguments).flatMap(words -> Stream.of(words.split(" "))).forEach(command::add);
        command.addAll(List.of("--home", TestSandbox.sandbox().home().path().toString()));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        try {
            int exit = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start()
                    .waitFor();
            return new Ended(exit, Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The result for a program; the command has to succeed. */
    JsonNode json(String... arguments) {
        String[] asJson = Arrays.copyOf(arguments, arguments.length + 1);
        asJson[arguments.length] = "-o json";
        String out = succeeds(asJson).out();
        try {
            return JSON.readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError(String.join(" ", arguments) + " printed no JSON:\n" + out, e);
        }
    }

    /** The result for a person; the command has to succeed. */
    String table(String... arguments) {
        return succeeds(arguments).out();
    }

    private Ended succeeds(String... arguments) {
        Ended ended = run(arguments);
        assertThat(ended.exit()).as(String.join(" ", arguments) + "\n" + ended).isZero();
        return ended;
    }

    /** A command that a node refuses: the exit code says so, one line says why, nothing is printed as a result. */
    void refused(String code, String... arguments) {
        Ended ended = run(arguments);
        assertThat(ended.exit()).as(String.join(" ", arguments) + "\n" + ended).isEqualTo(4);
        assertThat(ended.err().strip().lines())
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains(code).doesNotContain("Exception"));
        assertThat(ended.out()).isEmpty();
    }
}
