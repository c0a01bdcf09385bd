// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.licence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.zhengtong.sandbox.Opening;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.cli.CommandGroup;
import org.zhengtong.sandbox.cli.Format;
import org.zhengtong.sandbox.cli.GlobalOptions;
import org.zhengtong.sandbox.cli.Output;
import org.zhengtong.sandbox.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zt licence-type}: licence types (证照目录) of a registry. */
@Command(
        name = "licence-type",
        subcommands = {
            LicenceTypeCommands.All.class,
            LicenceTypeCommands.Show.class,
            LicenceTypeCommands.ImportType.class
        })
public final class LicenceTypeCommands extends CommandGroup {

    private static final String TYPES = "/api/v1/licence-types";

    /** Which registry; as its administrator, who alone may change types. */
    static final class Target {

        @Mixin
        private GlobalOptions options;

        @Option(names = "--registry", paramLabel = "CODE", defaultValue = "510000", descriptionKey = "option.registry")
        private String registry;

        Api administrator() {
            return Opening.world(options.sandbox(), options.output().messages().language())
                    .admin("registry-" + registry);
        }

        Output output() {
            return options.output();
        }

        /** The type on one line for a person, whole for a program. */
        void shows(JsonNode type) {
            output().result(output().format() == Format.TABLE ? Line.of(type) : type);
        }
    }

    /** A type on one line. */
    record Line(
            String code,
            int revision,
            String name,
            String holders,
            String issuingLevel,
            String validity,
            String layout,
            boolean twoPersons) {
        static Line of(JsonNode type) {
            JsonNode terms = type.path("terms");
            List<String> validity = new ArrayList<>();
            terms.path("validity").forEach(range -> validity.add(range.asText()));
            return new Line(
                    type.path("code").asText(),
                    type.path("revision").asInt(),
                    type.path("name").asText(),
                    type.path("holderCategory").asText() + " ≤ "
                            + terms.path("mostHolders").asInt(),
                    terms.path("issuingLevel").asText(),
                    String.join("^", validity),
                    terms.path("template").asText("common"),
                    terms.path("twoPersons").asBoolean());
        }
    }

    /** {@code zt licence-type list}: every type in its revision in force. */
    @Command(name = "list")
    static final class All implements Callable<Integer> {

        @Mixin
        private Target target;

        @Override
        public Integer call() {
            JsonNode types = target.administrator().get(TYPES);
            List<Line> lines = new ArrayList<>();
            types.forEach(type -> lines.add(Line.of(type)));
            target.output().result(target.output().format() == Format.TABLE ? lines : types);
            return 0;
        }
    }

    /** {@code zt licence-type show CODE}: a type with its face fields. */
    @Command(name = "show")
    static final class Show implements Callable<Integer> {

        @Mixin
        private Target target;

        @Parameters(paramLabel = "CODE", descriptionKey = "option.licence-type")
        private String code;

        @Override
        public Integer call() {
            JsonNode type = target.administrator().get(TYPES + "/" + World.encode(code));
            target.shows(type);
            if (target.output().format() == Format.TABLE) {
                target.output().result(type.path("fields"));
            }
            return 0;
        }
    }

    /** {@code zt licence-type import FILE}: registers the type a file defines, or its next revision; the same file again changes nothing. */
    @Command(name = "import")
    static final class ImportType implements Callable<Integer> {

        private static final ObjectMapper JSON = new ObjectMapper();

        @Mixin
        private Target target;

        @Parameters(paramLabel = "FILE", descriptionKey = "option.type-file")
        private Path file;

        @Override
        public Integer call() {
            ObjectNode definition = read();
            String code = definition.path("code").asText();
            definition.remove(List.of("code", "note"));
            target.shows(target.administrator().put(TYPES + "/" + World.encode(code), definition));
            return 0;
        }

        private ObjectNode read() {
            try {
                if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode definition
                        && definition.path("code").isTextual()) {
                    return definition;
                }
            } catch (IOException e) {
                throw new SandboxException(e, "file.unreadable", file);
            }
            throw new SandboxException("licence-type.no-definition", file);
        }
    }
}
