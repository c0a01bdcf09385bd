// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.Messages;
import org.zhengtong.sandbox.running.Home;
import org.zhengtong.sandbox.running.Sandbox;
import picocli.CommandLine.Option;

/** Options of every command. */
public final class GlobalOptions {

    @Option(
            names = {"-o", "--output"},
            descriptionKey = "option.output",
            paramLabel = "table|json|yaml",
            defaultValue = "table")
    private Format format = Format.TABLE;

    @Option(names = "--lang", descriptionKey = "option.lang", paramLabel = "zh|en", defaultValue = "${env:ZT_LANG:-zh}")
    private String language = "zh";

    @Option(names = "--home", descriptionKey = "option.home", paramLabel = "DIR", defaultValue = "${env:ZT_HOME}")
    private @Nullable Path folder;

    @SuppressWarnings("unused") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            descriptionKey = "option.help",
            usageHelp = true)
    private boolean help;

    public Output output() {
        return new Output(utf8(System.out), utf8(System.err), new Messages(language), format);
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** The sandbox's folder: {@code --home}, else {@code .zt} of the checkout. */
    public Home home() {
        Path checkout = Path.of(System.getProperty("zt.checkout", ""));
        return new Home(folder == null ? checkout.resolve(".zt") : folder, checkout);
    }

    /**
     * The running sandbox, for commands that need one.
     *
     * @throws org.zhengtong.sandbox.running.NotRunning when there is none
     */
    public Sandbox sandbox() {
        return Sandbox.running(home());
    }
}
