// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.logging.LogManager;
import org.zhengtong.sandbox.Messages;
import org.zhengtong.sandbox.catalogue.CatalogueCommands;
import org.zhengtong.sandbox.demand.CorrectionCommands;
import org.zhengtong.sandbox.demand.DemandCommands;
import org.zhengtong.sandbox.demand.DutyCommands;
import org.zhengtong.sandbox.demo.DemoCommand;
import org.zhengtong.sandbox.evidence.EvidenceCommands;
import org.zhengtong.sandbox.exchange.ExchangeCommands;
import org.zhengtong.sandbox.items.ItemCommands;
import org.zhengtong.sandbox.licence.LicenceCommands;
import org.zhengtong.sandbox.licence.LicenceTypeCommands;
import org.zhengtong.sandbox.sharing.ApplicationCommands;
import org.zhengtong.sandbox.sharing.GrantCommands;
import org.zhengtong.sandbox.sharing.TimeLimitCommands;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code zt}: the command line of Zhengtong. */
@Command(
        name = "zt",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            ResetCommand.class,
            NodeCommands.class,
            DemoCommand.class,
            CatalogueCommands.class,
            ApplicationCommands.class,
            GrantCommands.class,
            TimeLimitCommands.class,
            ItemCommands.class,
            ExchangeCommands.class,
            LicenceCommands.class,
            LicenceTypeCommands.class,
            EvidenceCommands.class,
            DemandCommands.class,
            DutyCommands.class,
            CorrectionCommands.class
        })
public final class Zt implements Runnable {

    @Mixin
    private GlobalOptions options;

    @Spec
    private CommandSpec spec;

    /** Entry point of the launcher script. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs one command in this process; returns its exit code. */
    public static int execute(String... arguments) {
        quietLibraries();
        return commandLine(language(arguments)).execute(arguments);
    }

    /** The whole command tree, with the commands that other modules add to it ({@link CommandPlugin}). */
    static CommandLine commandLine(String language) {
        Messages messages = new Messages(language);
        CommandLine command = new CommandLine(new Zt());
        ServiceLoader.load(CommandPlugin.class)
                .forEach(plugin -> command.addSubcommand(
                        plugin.getClass().getAnnotation(Command.class).name(), plugin));
        Failure failure = new Failure(messages, Path.of(System.getProperty("zt.checkout", ""), ".zt", "log", "zt.log"));
        return command.setResourceBundle(messages.bundle())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(failure)
                .setParameterExceptionHandler(failure)
                .setOut(writer(System.out))
                .setErr(writer(System.err));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), options.output().messages().text("failure.no-command"));
    }

    /** The language is needed before the arguments are parsed, for help and parse errors. */
    static String language(String[] arguments) {
        String wanted = String.valueOf(System.getenv("ZT_LANG"));
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--lang=")) {
                wanted = arguments[i].substring("--lang=".length());
            } else if ("--lang".equals(arguments[i]) && i + 1 < arguments.length) {
                wanted = arguments[i + 1];
            }
        }
        return Arrays.asList("en", "zh").contains(wanted) ? wanted : "zh";
    }

    /** Libraries log to nowhere, as commands say themselves what matters to the user; unless java.util.logging is configured otherwise. */
    private static void quietLibraries() {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        try (InputStream settings = Zt.class.getResourceAsStream("/org/zhengtong/sandbox/logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
