// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import java.io.Console;
import java.util.concurrent.Callable;
import org.zhengtong.sandbox.running.Home;
import org.zhengtong.sandbox.running.Reset;
import org.zhengtong.sandbox.running.Shutdown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zt reset}: ends the sandbox and deletes its data, keys and passwords. */
@Command(name = "reset")
final class ResetCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions options;

    @Option(
            names = {"-y", "--yes"},
            descriptionKey = "reset.yes")
    private boolean yes;

    @Override
    public Integer call() {
        Output output = options.output();
        Home home = options.home();
        if (!yes && !confirmed(output, home)) {
            output.says("reset.unconfirmed", home.path());
            return 2;
        }
        Shutdown.endOwner(home, output);
        Shutdown.stop(home, output);
        Reset.delete(home);
        output.says("reset.done", home.path());
        return 0;
    }

    private static boolean confirmed(Output output, Home home) {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        String answer = console.readLine("%s", output.messages().text("reset.question", home.path()));
        return "yes".equals(answer);
    }
}
