// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.ofd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HostileFilesTest {

    private static final Pattern RESULT = Pattern.compile("judged (\\d+) slowest (\\d+) sound( \\d+)* (\\{.*})");

    /** In a JVM of its own: a file that needs more than 256 MB ends it. */
    @Test
    void aThousandHostileFilesAreJudgedInBoundedTimeAndMemory() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileFiles.class.getName(),
                        "20261122"))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        Matcher result = RESULT.matcher(output.strip());
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(result.matches()).as(output).isTrue();
        assertThat(result.group(1)).isEqualTo(Integer.toString(HostileFiles.COUNT));
        assertThat(Long.parseLong(result.group(2))).as("the slowest, in ms").isLessThan(HostileFiles.BOUND);
        assertThat(result.group(3)).as("files called sound").isNull();
    }
}
