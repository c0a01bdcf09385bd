// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.items;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.zhengtong.sandbox.Opening;
import org.zhengtong.sandbox.api.Upload;
import org.zhengtong.sandbox.cli.CommandGroup;
import org.zhengtong.sandbox.cli.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zt items}: service items (政务服务事项). */
@Command(name = "items", subcommands = ItemCommands.ImportItems.class)
public final class ItemCommands extends CommandGroup {

    /** {@code zt items import FILE}: imports a CSV of service items into a registry. */
    @Command(name = "import")
    static final class ImportItems implements Callable<Integer> {

        @Mixin
        private GlobalOptions options;

        @Option(names = "--registry", paramLabel = "CODE", defaultValue = "510000", descriptionKey = "option.registry")
        private String registry;

        @Parameters(paramLabel = "FILE", descriptionKey = "option.csv")
        private Path file;

        @Override
        public Integer call() {
            return Upload.of(file, options.output())
                    .to(
                            Opening.world(
                                            options.sandbox(),
                                            options.output().messages().language())
                                    .admin("registry-" + registry),
                            "/api/v1/service-items/imports");
        }
    }
}
