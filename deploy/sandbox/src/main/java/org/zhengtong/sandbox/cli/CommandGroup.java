// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only has commands below it; given alone it is wrong usage. */
public abstract class CommandGroup implements Runnable {

    @Mixin
    private GlobalOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), options.output().messages().text("failure.no-command"));
    }
}
