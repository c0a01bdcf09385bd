// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.zhengtong.client.ZhengtongException;
import org.zhengtong.sandbox.Messages;
import org.zhengtong.sandbox.SandboxException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one line on the standard error and an exit code; a stack trace goes to the log, never to the screen. */
final class Failure implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private static final int REFUSED = 4;
    private static final int UNREACHABLE = 5;

    private final Messages messages;
    private final Path log;

    Failure(Messages messages, Path log) {
        this.messages = messages;
        this.log = log;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        PrintWriter err = command.getErr();
        if (failure instanceof SandboxException known) {
            err.println(known.text(messages));
            return known.exitCode();
        }
        if (failure instanceof ZhengtongException refusal) {
            err.println(messages.text("api.refused", String.valueOf(refusal.getMessage())));
            return refusal.status() == 0 ? UNREACHABLE : REFUSED;
        }
        StringWriter stack = new StringWriter();
        failure.printStackTrace(new PrintWriter(stack));
        Files.createDirectories(log.toAbsolutePath().getParent());
        Files.writeString(
                log, stack + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        err.println(messages.text("failure.unexpected", failure, log));
        return 1;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        PrintWriter err = failure.getCommandLine().getErr();
        err.println(messages.text("failure.usage", String.valueOf(failure.getMessage())));
        err.println(messages.text(
                "failure.usage-help", failure.getCommandLine().getCommandSpec().qualifiedName()));
        return 2;
    }
}
