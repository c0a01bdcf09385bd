// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Whose hands do it (经办人): one of the sandbox's people at the node where the account is, or a node's administrator or auditor. */
public final class PersonOptions {

    @Mixin
    private GlobalOptions options;

    @Option(names = "--as", paramLabel = "ACCOUNT", defaultValue = "bz-market", descriptionKey = "option.person")
    private String account;

    @Option(names = "--node", paramLabel = "CODE", defaultValue = "511900", descriptionKey = "option.person-node")
    private String node;

    /** The node's API as this person. */
    public Api api() {
        World world = Opening.world(options.sandbox(), output().messages().language());
        return switch (account) {
            case "admin" -> world.admin("node-" + node);
            case "auditor" -> world.auditorOf(node);
            default ->
                world.as(Account.ALL.stream()
                        .filter(known -> known.name().equals(account)
                                && known.application().startsWith("node-"))
                        .findFirst()
                        .orElseThrow(() -> new SandboxException("account.unknown", account)));
        };
    }

    public Output output() {
        return options.output();
    }

    /** Prints what the node answered, one thing or a list; in a table only the members that are named, all when none is. */
    public int show(JsonNode answer, String... members) {
        JsonNode items = answer.has("items") && !answer.has("id") ? answer.path("items") : answer;
        if (output().format() != Format.TABLE || members.length == 0) {
            output().result(answer);
        } else if (items.isArray()) {
            List<Map<String, String>> rows = new ArrayList<>();
            items.forEach(item -> rows.add(row(item, members)));
            output().result(rows);
        } else {
            output().result(row(answer, members));
        }
        return 0;
    }

    private static Map<String, String> row(JsonNode object, String... members) {
        Map<String, String> row = new LinkedHashMap<>();
        for (String member : members) {
            JsonNode value = object.at("/" + member.replace('.', '/'));
            row.put(member, value.isContainerNode() ? value.toString() : value.asText(""));
        }
        return row;
    }

    /** The JSON of a file. */
    public static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new SandboxException(e, "file.not-json", file);
        } catch (IOException e) {
            throw new SandboxException(e, "file.unreadable", file);
        }
    }

    /** A body without the members that were not given. */
    public static Map<String, Object> given(Map<String, ? extends @Nullable Object> members) {
        Map<String, Object> body = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value != null) {
                body.put(name, value);
            }
        });
        return body;
    }
}
