// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Java command for the sandbox's processes: the JDK that runs {@code zt}, small and quick to start.
 *
 * <p>Quick means the first compiler alone: a node is ready after half the processor time (6 s instead of 12 s). For benches, which need
 * the speed that comes later, {@code zt} is started with {@code -Dzt.jvm=full}.
 */
public final class Java {

    /** From this JDK on, netty's use of Unsafe is warned of unless allowed. */
    private static final int FIRST_TO_WARN = 24;

    private Java() {}

    /** A command with these flags and arguments; those of {@code ZT_JAVA_OPTS} in the environment override the flags. */
    public static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8"));
        if (Runtime.version().feature() >= FIRST_TO_WARN) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (!isFull()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        List<String> given = Arrays.asList(words);
        int flags = Math.max(given.indexOf("-cp"), given.indexOf("-jar"));
        command.addAll(given.subList(0, flags));
        command.addAll(ownFlags());
        command.addAll(given.subList(flags, given.size()));
        return command;
    }

    /** Whether processes are to have the speed, and the memory, that an office would give them. */
    static boolean isFull() {
        return "full".equals(System.getProperty("zt.jvm"));
    }

    private static List<String> ownFlags() {
        return Optional.ofNullable(System.getenv("ZT_JAVA_OPTS")).stream()
                .flatMap(options -> Stream.of(options.strip().split("\\s+")))
                .filter(option -> !option.isEmpty())
                .toList();
    }
}
