// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.zhengtong.sandbox.running.Home;
import org.zhengtong.sandbox.running.Sandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zt up}: starts the sandbox; stays until Ctrl+C unless told to detach. */
@Command(name = "up")
final class UpCommand implements Callable<Integer> {

    @Mixin
    private GlobalOptions options;

    @Mixin
    private ServerOptions servers;

    @Option(
            names = {"-d", "--detach"},
            descriptionKey = "up.detach")
    private boolean detach;

    @Override
    public Integer call() throws InterruptedException {
        Output output = options.output();
        Home home = options.home();
        if (Sandbox.find(home).isPresent()) {
            output.says("sandbox.running", home.path());
            output.result(StatusCommand.rows(Sandbox.running(home)));
            return 0;
        }
        Foreground foreground = Foreground.start(home, servers.startOptions(), output);
        output.result(StatusCommand.rows(foreground.sandbox()));
        if (detach) {
            foreground.detach();
            output.says("up.detached");
            return 0;
        }
        output.says("up.foreground");
        new CountDownLatch(1).await(); // until Ctrl+C or zt down: the shutdown hook ends the sandbox
        return 0;
    }
}
