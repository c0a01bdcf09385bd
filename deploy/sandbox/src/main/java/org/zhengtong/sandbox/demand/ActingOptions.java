// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.demand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.Opening;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.cli.Format;
import org.zhengtong.sandbox.cli.GlobalOptions;
import org.zhengtong.sandbox.cli.Output;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.World;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who acts, and at which node. */
final class ActingOptions {

    @Mixin
    private GlobalOptions options;

    @Option(names = "--node", paramLabel = "CODE", defaultValue = "511900", descriptionKey = "option.node")
    private String node;

    @Option(names = "--as", paramLabel = "ACCOUNT", descriptionKey = "option.as")
    private @Nullable String account;

    /** The node as the person named, its administrator for {@code admin}, its auditor when nobody is named. */
    Api api() {
        World world = Opening.world(options.sandbox(), output().messages().language());
        String named = account;
        if (named == null) {
            return world.auditorOf(node);
        }
        return named.equals("admin")
                ? world.admin("node-" + node)
                : world.as(Account.ALL.stream()
                        .filter(known -> known.name().equals(named)
                                && known.application().startsWith("node-"))
                        .findFirst()
                        .orElseThrow(() -> new SandboxException("account.unknown", named)));
    }

    Output output() {
        return options.output();
    }

    /** Prints one answer. */
    int print(JsonNode answer) {
        output().result(answer);
        return 0;
    }

    /** Prints a list: the answer as it is for a program, some of it as a table for a person. */
    int print(JsonNode answer, JsonNode items, Function<JsonNode, Object> row) {
        if (output().format() == Format.TABLE) {
            List<Object> rows = new ArrayList<>();
            items.forEach(item -> rows.add(row.apply(item)));
            output().result(rows);
        } else {
            output().result(answer);
        }
        return 0;
    }

    /** The JSON of a file. */
    static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new SandboxException(e, "file.not-json", file);
        } catch (IOException e) {
            throw new SandboxException(e, "file.unreadable", file);
        }
    }
}
