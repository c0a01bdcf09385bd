// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhengtong.sandbox.Opening;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.cli.Format;
import org.zhengtong.sandbox.cli.GlobalOptions;
import org.zhengtong.sandbox.world.Account;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose hands do it: one of the sandbox's people, at the node where the account is. */
final class PersonOptions {

    @Mixin
    private GlobalOptions options;

    @Option(names = "--as", paramLabel = "ACCOUNT", defaultValue = "bz-market", descriptionKey = "option.person")
    private String account;

    /** The node's API as this person. */
    Api api() {
        Account person = Account.ALL.stream()
                .filter(known -> known.name().equals(account))
                .findFirst()
                .orElseThrow(() -> new SandboxException("account.unknown", account));
        return Opening.world(options.sandbox(), options.output().messages().language())
                .as(person);
    }

    /** Prints what the node answered; in a table only the members that are named. */
    int show(JsonNode answer, String... members) {
        if (options.output().format() != Format.TABLE) {
            options.output().result(answer);
        } else if (answer.has("items") && answer.path("items").isArray() && !answer.has("id")) {
            List<Map<String, String>> rows = new ArrayList<>();
            answer.path("items").forEach(item -> rows.add(row(item, members)));
            options.output().result(rows);
        } else {
            options.output().result(row(answer, members));
        }
        return 0;
    }

    private static Map<String, String> row(JsonNode object, String... members) {
        Map<String, String> row = new LinkedHashMap<>();
        for (String member : members) {
            JsonNode value = object.at("/" + member.replace('.', '/'));
            row.put(member, value.isValueNode() ? value.asText("") : value.toString());
        }
        return row;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
