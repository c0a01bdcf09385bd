// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import java.util.concurrent.Callable;
import org.zhengtong.sandbox.running.Home;
import org.zhengtong.sandbox.running.Shutdown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code zt down}: ends the sandbox and whatever an earlier one left behind. Its data stays. */
@Command(name = "down")
final class DownCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions options;

    @Override
    public Integer call() {
        Output output = options.output();
        Home home = options.home();
        Shutdown.endOwner(home, output);
        int stopped = Shutdown.stop(home, output);
        output.says(stopped == 0 ? "down.nothing" : "down.done", stopped);
        return 0;
    }
}
