// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.licence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.Opening;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.cli.CommandGroup;
import org.zhengtong.sandbox.cli.Format;
import org.zhengtong.sandbox.cli.GlobalOptions;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.World;
import org.zhengtong.schemas.code.InvalidCodeException;
import org.zhengtong.schemas.code.LicenceIdentifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zt licence}: electronic licences (电子证照). */
@Command(
        name = "licence",
        subcommands = {
            LicenceCommands.Issue.class,
            LicenceCommands.Show.class,
            LicenceCommands.Verify.class,
            LicenceCommands.CheckIdentifier.class
        })
public final class LicenceCommands extends CommandGroup {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Which registry, and as whom. */
    static final class RegistryOptions {

        @Mixin
        private GlobalOptions options;

        @Option(names = "--registry", paramLabel = "CODE", defaultValue = "510000", descriptionKey = "option.registry")
        private String registry;

        World world() {
            return Opening.world(options.sandbox(), options.output().messages().language());
        }

        /** The registry as the registrar of an issuing authority. */
        Api registrar(String authority) {
            return world().as(Account.ALL.stream()
                    .filter(account -> account.application().equals("registry-" + registry))
                    .filter(account -> account.roles().contains("registrar"))
                    .filter(account -> account.organisation().code().equals(authority))
                    .findFirst()
                    .orElseThrow(() -> new SandboxException("licence.no-registrar", authority, registry)));
        }

        /** The registry as somebody who may read and verify. */
        Api reader() {
            return world().as(world().auditor("registry-" + registry));
        }
    }

    /** {@code zt licence issue FILE}: issues the licence ordered in a JSON file. */
    @Command(name = "issue")
    static final class Issue implements Callable<Integer> {

        @Mixin
        private RegistryOptions target;

        @Option(names = "--key", paramLabel = "KEY", descriptionKey = "option.idempotency-key")
        private @Nullable String key;

        @Parameters(paramLabel = "FILE", descriptionKey = "option.order")
        private Path file;

        @Override
        public Integer call() {
            JsonNode order = read(file);
            JsonNode issued = target.registrar(order.path("issuingAuthority").asText())
                    .post(
                            "/api/v1/licences",
                            order,
                            Map.of(
                                    "Idempotency-Key",
                                    key == null ? UUID.randomUUID().toString() : key));
            target.options.output().result(issued);
            return 0;
        }
    }

    /** {@code zt licence show IDENTIFIER}: the licence as readers see it, or its signed document. */
    @Command(name = "show")
    static final class Show implements Callable<Integer> {

        @Mixin
        private RegistryOptions target;

        @Option(names = "--document", descriptionKey = "option.document")
        private boolean document;

        @Parameters(paramLabel = "IDENTIFIER", descriptionKey = "option.identifier")
        private String identifier;

        @Override
        public Integer call() {
            LicenceIdentifier id = new LicenceIdentifier(identifier);
            String path = "/api/v1/licences/" + id.value();
            target.options
                    .output()
                    .result(
                            document
                                    ? target.registrar(id.issuer()).get(path + "/document")
                                    : target.reader().get(path));
            return 0;
        }
    }

    /** {@code zt licence verify IDENTIFIER|FILE}: the verdict, which is also the exit code. */
    @Command(name = "verify")
    static final class Verify implements Callable<Integer> {

        @Mixin
        private RegistryOptions target;

        @Parameters(paramLabel = "IDENTIFIER|FILE", descriptionKey = "option.licence")
        private String licence;

        @Override
        public Integer call() {
            Map<String, Object> question = Files.exists(Path.of(licence))
                    ? Map.of("document", read(Path.of(licence)))
                    : Map.of("identifier", licence);
            JsonNode answer = target.reader().post("/api/v1/verifications", question);
            target.options.output().result(target.options.output().format() == Format.TABLE ? brief(answer) : answer);
            return exitCode(answer.path("verdict").asText());
        }

        private static Map<String, Object> brief(JsonNode answer) {
            Map<String, Object> brief = new LinkedHashMap<>();
            brief.put("verdict", answer.path("verdict").asText());
            answer.path("steps")
                    .forEach(step -> brief.put(
                            step.path("step").asText(),
                            step.path("result").asText() + " "
                                    + step.path("reason").asText("")));
            return brief;
        }

        private static int exitCode(String verdict) {
            return switch (verdict) {
                case "VALID" -> 0;
                case "EXPIRED" -> 20;
                case "SUSPENDED" -> 21;
                case "REVOKED", "CANCELLED" -> 22;
                case "TAMPERED" -> 23;
                case "NOT_YET_VALID" -> 24;
                case "SUPERSEDED" -> 25;
                default -> 29;
            };
        }
    }

    /** {@code zt licence check-identifier ID}: form and check character (GB/T 36904), without any registry. */
    @Command(name = "check-identifier")
    static final class CheckIdentifier implements Callable<Integer> {

        @Mixin
        private GlobalOptions options;

        @Parameters(paramLabel = "ID", descriptionKey = "option.identifier")
        private String text;

        /** The parts of an identifier. */
        record Parts(String licenceType, String issuer, String serial, int version, String verdict) {}

        @Override
        public Integer call() {
            try {
                LicenceIdentifier id = new LicenceIdentifier(text);
                options.output()
                        .result(new Parts(
                                id.type().value(),
                                id.issuer(),
                                id.serial(),
                                id.version(),
                                options.output().messages().text("identifier.correct")));
                return 0;
            } catch (InvalidCodeException e) {
                boolean english = options.output().messages().language().equals("en");
                throw new SandboxException("identifier.wrong", english ? e.why() : e.whyZh());
            }
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new SandboxException(e, "file.unreadable", file);
        }
    }
}
