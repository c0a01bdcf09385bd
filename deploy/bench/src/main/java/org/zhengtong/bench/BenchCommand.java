// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench;

import org.zhengtong.bench.catalogue.CatalogueBench;
import org.zhengtong.bench.exchange.ExchangeBench;
import org.zhengtong.bench.licence.LicenceBench;
import org.zhengtong.sandbox.cli.CommandGroup;
import org.zhengtong.sandbox.cli.CommandPlugin;
import picocli.CommandLine.Command;

/** {@code zt bench}: load against the sandbox, with the floors measured in the same run. */
@Command(
        name = "bench",
        description = "压力测试，同时测量下限 (load tests, with their floors in the same run)",
        subcommands = {ExchangeBench.class, LicenceBench.class, CatalogueBench.class})
public final class BenchCommand extends CommandGroup implements CommandPlugin {}
