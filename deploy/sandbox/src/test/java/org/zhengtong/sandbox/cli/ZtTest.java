// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ZtTest {

    @TempDir
    private Path home;

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"", "fly", "node", "up --flap", "status -o xml", "up --port x", "reset --yes=perhaps"})
    void wrongUsageExitsWith2AndSaysHow(String line) {
        assertThat(zt(line)).isEqualTo(2);
        assertThat(err.toString()).contains("用法错误", "--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "node list"})
    void commandsGivenBeforeUpSaySoAndExitWith3(String line) {
        assertThat(zt(line + " --home " + home)).isEqualTo(3);
        assertThat(err.toString()).contains("沙箱没有运行").doesNotContain("Exception");
    }

    @Test
    void speaksEnglishWhenAsked() {
        assertThat(zt("status --lang en --home " + home)).isEqualTo(3);
        assertThat(err.toString()).contains("not running");
    }

    @Test
    void downWithNothingRunningIsFine() {
        assertThat(zt("down --home " + home)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyCommandAndOptionIsDescribed(String language) {
        List<String> bare = new ArrayList<>();
        describe(Zt.commandLine(language), bare);

        assertThat(bare).isEmpty();
    }

    private static void describe(CommandLine command, List<String> bare) {
        var spec = command.getCommandSpec();
        if (spec.usageMessage().description().length == 0) {
            bare.add(spec.qualifiedName());
        }
        Stream.concat(spec.options().stream(), spec.positionalParameters().stream())
                .filter(argument -> argument.description().length == 0)
                .forEach(argument -> bare.add(spec.qualifiedName() + " " + argument.paramLabel()));
        command.getSubcommands().values().forEach(sub -> describe(sub, bare));
    }

    private int zt(String line) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
        return Zt.commandLine(Zt.language(arguments))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
