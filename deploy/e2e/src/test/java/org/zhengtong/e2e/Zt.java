// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./zt} against the running sandbox: in this process, which saves two seconds a verb, or as one of its own. */
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
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setProperty("zt.checkout", TestSandbox.checkout().toString());
        System.setOut(new PrintStream(printed, true, UTF_8));
        System.setErr(new PrintStream(complained, true, UTF_8));
        try {
            int exit = org.zhengtong.sandbox.cli.Zt.execute(words(arguments).toArray(String[]::new));
            return new Ended(exit, printed.toString(UTF_8), complained.toString(UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** The same as a process of its own, as a person at a terminal or a script calls it. */
    Ended runAlone(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dzt.checkout=" + TestSandbox.checkout(),
                "-cp",
                System.getProperty("java.class.path"),
                org.zhengtong.sandbox.cli.Zt.class.getName()));
        command.addAll(words(arguments));
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

    private static List<String> words(String... arguments) {
        Stream<String> words = Stream.of(arguments).flatMap(some -> Stream.of(some.split(" ")));
        return Stream.concat(
                        words,
                        Stream.of("--home", TestSandbox.sandbox().home().path().toString()))
                .toList();
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
