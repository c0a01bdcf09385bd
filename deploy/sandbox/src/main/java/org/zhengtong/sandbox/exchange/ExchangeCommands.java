// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhengtong.client.ExchangeCall;
import org.zhengtong.client.ExchangeResult;
import org.zhengtong.client.Purpose;
import org.zhengtong.sandbox.Opening;
import org.zhengtong.sandbox.cli.CommandGroup;
import org.zhengtong.sandbox.cli.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zt exchange}: asks for shared data as the sandbox's window system in Bazhong. */
@Command(name = "exchange", subcommands = ExchangeCommands.CallResource.class)
public final class ExchangeCommands extends CommandGroup {

    /** {@code zt exchange call RESOURCE --param k=v}. */
    @Command(name = "call")
    static final class CallResource implements Callable<Integer> {

        @Mixin
        private GlobalOptions options;

        @Parameters(paramLabel = "RESOURCE", descriptionKey = "option.resource")
        private String resource;

        @Option(names = "--param", paramLabel = "NAME=VALUE", descriptionKey = "option.param")
        private Map<String, String> parameters = new LinkedHashMap<>();

        @Option(names = "--verify", descriptionKey = "option.verify")
        private boolean verify;

        @Option(names = "--purpose", defaultValue = "ADMINISTRATIVE_BASIS", descriptionKey = "option.purpose")
        private Purpose purpose;

        @Option(names = "--case", paramLabel = "NUMBER", descriptionKey = "option.case")
        private @Nullable String caseNumber;

        @Override
        public Integer call() {
            ExchangeCall call = Opening.world(
                            options.sandbox(), options.output().messages().language())
                    .window()
                    .exchange(resource)
                    .purpose(purpose);
            parameters.forEach(call::parameter);
            if (caseNumber != null) {
                call.caseNumber(caseNumber);
            }
            options.output().result(shown(verify ? call.verify() : call.fetch()));
            return 0;
        }

        private static Map<String, Object> shown(ExchangeResult result) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("exchangeId", result.exchangeId());
            shown.put("outcome", result.outcome().name());
            shown.put("records", result.records());
            shown.put("providerNode", result.provenance().providerNode());
            shown.put("entryRevision", result.provenance().entryRevision());
            shown.put("route", result.route().stream().map(String::valueOf).toList());
            shown.put("receipt", result.receipt());
            return shown;
        }
    }
}
