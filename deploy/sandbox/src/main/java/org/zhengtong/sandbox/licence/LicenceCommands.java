// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.licence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
import org.zhengtong.schemas.code.LegacyCheck;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.Verdict;
import org.zhengtong.schemas.offline.OfflineVerification.Answer;
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
            LicenceCommands.Qr.class,
            LicenceCommands.Lists.class,
            LicenceCommands.Verify.class,
            CheckIdentifier.class
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

        /** Where the lists for offline verification lie. */
        OfflineLists lists(@Nullable Path folder) {
            return new OfflineLists(folder == null ? options.home().lists() : folder);
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

        @Option(names = "--purpose", defaultValue = "DATA_CHECK", descriptionKey = "option.purpose")
        private String purpose;

        @Parameters(paramLabel = "IDENTIFIER", descriptionKey = "option.identifier")
        private String identifier;

        @Override
        public Integer call() {
            LicenceIdentifier id = LegacyCheck.named(identifier);
            String path = "/api/v1/licences/" + id.value();
            target.options
                    .output()
                    .result(
                            document
                                    ? target.registrar(id.issuer()).get(path + "/document?purpose=" + purpose)
                                    : target.reader().get(path + "?purpose=" + purpose));
            return 0;
        }
    }

    /** {@code zt licence qr IDENTIFIER}: the text of the licence's QR code, or its picture. */
    @Command(name = "qr")
    static final class Qr implements Callable<Integer> {

        @Mixin
        private RegistryOptions target;

        @Option(names = "--png", paramLabel = "FILE", descriptionKey = "option.png")
        private @Nullable Path png;

        @Parameters(paramLabel = "IDENTIFIER", descriptionKey = "option.identifier")
        private String identifier;

        @Override
        public Integer call() {
            LicenceIdentifier id = LegacyCheck.named(identifier);
            String path = "/api/v1/licences/" + id.value() + "/qr";
            Api registrar = target.registrar(id.issuer());
            if (png != null) {
                registrar.download(path, png, "image/png");
            }
            target.options.output().result(registrar.get(path, "application/json"));
            return 0;
        }
    }

    /** {@code zt licence lists}: fetches the trust list and the status lists for verification without a network. */
    @Command(name = "lists")
    static final class Lists implements Callable<Integer> {

        @Mixin
        private RegistryOptions target;

        @Option(names = "--lists", paramLabel = "DIR", descriptionKey = "option.lists")
        private @Nullable Path folder;

        @Override
        public Integer call() {
            target.options.output().result(target.lists(folder).fetch(target.registry, target.reader()));
            return 0;
        }
    }

    /** {@code zt licence verify IDENTIFIER|FILE|TEXT}: the verdict, which is also the exit code. */
    @Command(name = "verify")
    static final class Verify implements Callable<Integer> {

        @Mixin
        private RegistryOptions target;

        @Option(names = "--offline", descriptionKey = "option.offline")
        private boolean offline;

        @Option(names = "--lists", paramLabel = "DIR", descriptionKey = "option.lists")
        private @Nullable Path folder;

        @Option(names = "--root", paramLabel = "FILE", descriptionKey = "option.root")
        private @Nullable Path root;

        @Parameters(paramLabel = "IDENTIFIER|FILE|TEXT", descriptionKey = "option.licence")
        private String licence;

        @Override
        public Integer call() {
            LicencePaper paper = LicencePaper.of(licence);
            return offline ? offline(paper) : online(paper);
        }

        private int online(LicencePaper paper) {
            JsonNode answer = paper.ask(target.reader());
            target.options.output().result(target.options.output().format() == Format.TABLE ? brief(answer) : answer);
            return exitCode(Verdict.valueOf(answer.path("verdict").asText()));
        }

        private int offline(LicencePaper paper) {
            Path anchor = root == null ? target.options.home().pki().rootCertificate() : root;
            OfflineLists lists = target.lists(folder);
            Answer answer = paper.judge(
                    lists.verification(anchor),
                    lists.root(anchor),
                    Clock.systemUTC().instant());
            boolean english = target.options.output().messages().language().equals("en");
            Map<String, Object> brief = new LinkedHashMap<>();
            brief.put("verdict", answer.reason().verdict());
            brief.put("code", answer.reason());
            brief.put("reason", english ? answer.reason().en() : answer.reason().zh());
            brief.put(
                    "identifier",
                    answer.identifier() == null ? "" : answer.identifier().value());
            var remark = answer.remark();
            if (remark != null) {
                brief.put("remark", english ? remark.en() : remark.zh());
            }
            target.options.output().result(brief);
            return exitCode(answer.reason().verdict());
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

        private static int exitCode(Verdict verdict) {
            return switch (verdict) {
                case VALID -> 0;
                case EXPIRED -> 20;
                case SUSPENDED -> 21;
                case REVOKED, CANCELLED -> 22;
                case TAMPERED -> 23;
                case NOT_YET_VALID -> 24;
                case SUPERSEDED -> 25;
                case CANNOT_DETERMINE -> 29;
            };
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
