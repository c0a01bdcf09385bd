// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.api.ApiProblem;
import org.zhengtong.sandbox.process.Running;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.BusinessFacts;
import org.zhengtong.sandbox.world.World;
import org.zhengtong.schemas.ofd.HostileFiles;
import org.zhengtong.schemas.ofd.HostileFiles.Timed;

/**
 * Damaged, hostile and foreign papers (敌意输入) sent to a registry of 256 MB: none is called valid, each has a verdict or a refusal within two
 * seconds, and the registry lives on.
 */
class HostileUploadsIT {

    private static final String REGISTRY = Account.SICHUAN_REGISTRAR.application();
    private static final String QUESTIONS = "/api/v1/verifications";
    private static final String FILES = QUESTIONS + "/file";
    private static final String OFD = "application/ofd";
    private static final long SEED = 20261124;

    private final World world = TestSandbox.world();
    private final Api registrar = world.as(Account.SICHUAN_REGISTRAR);
    private final List<String> wrong = new ArrayList<>();

    @TempDir
    private Path folder;

    private String licence = "";
    private Running registry = running();

    @BeforeEach
    void aRegistryOf256MegabytesHasIssuedALicence() {
        String number = "HOSTILE-" + UUID.randomUUID();
        licence = registrar
                .post("/api/v1/licences", BusinessFacts.businessLicence(number), Map.of("Idempotency-Key", number))
                .path("identifier")
                .asText();
        registry = running();
        assertThat(registry.plan().command()).contains("-Xmx256m");
    }

    @AfterEach
    void itIsTheSameProcessStill() throws IOException {
        assertThat(wrong).isEmpty();
        assertThat(running().pid()).isEqualTo(registry.pid());
        assertThat(running().isAlive()).isTrue();
        assertThat(answer(FILES, OFD, document(OFD))).isEqualTo("VALID");
    }

    @Test
    void aThousandOfdFiles() throws IOException {
        byte[] sound = document(OFD);
        HostileFiles files = HostileFiles.of(SEED, sound);

        for (int i = 0; i < HostileFiles.COUNT; i++) {
            byte[] file = files.file(i);
            if (judged("OFD " + i, FILES, OFD, file).equals("VALID") && !files.same(file)) {
                wrong.add("OFD " + i + " is VALID");
            }
        }
    }

    @Test
    void documentsCodesPdfsAndCredentials() throws IOException {
        JsonNode document = registrar.get(address(licence), "application/json");
        String code = registrar
                .get("/api/v1/licences/" + licence + "/qr", "application/json")
                .path("text")
                .asText();
        HostilePapers papers = new HostilePapers(
                SEED,
                document,
                code,
                document("application/pdf"),
                world.address(REGISTRY).toString());

        for (int i = 0; i < HostilePapers.EACH; i++) {
            notValid("document " + i, QUESTIONS, "application/json", papers.document(i));
            notValid("code " + i, QUESTIONS, "application/json", papers.code(i));
            notValid("PDF " + i, FILES, "application/pdf", papers.pdf(i));
            notValid("credential " + i, FILES, "application/dc+sd-jwt", papers.credential(i));
        }
    }

    private void notValid(String what, String path, String mediaType, byte[] paper) throws IOException {
        if (judged(what, path, mediaType, paper).equals("VALID")) {
            wrong.add(what + " is VALID");
        }
    }

    /** The verdict or refusal; what is slow, or no answer of the API, is noted. */
    private String judged(String what, String path, String mediaType, byte[] paper) throws IOException {
        Path file = Files.write(folder.resolve("paper"), paper);
        Timed<String> judged = Timed.of(() -> answer(path, mediaType, file));
        if (judged.millis() >= HostileFiles.BOUND) {
            wrong.add(what + " took " + judged.millis() + " ms");
        }
        if (!judged.result().matches("[A-Z_]+|4\\d\\d [A-Z_]+")) {
            wrong.add(what + ": " + judged.result());
        }
        return judged.result();
    }

    private String answer(String path, String mediaType, byte[] paper) throws IOException {
        return answer(path, mediaType, Files.write(folder.resolve("paper"), paper));
    }

    private String answer(String path, String mediaType, Path paper) {
        try {
            return registrar.upload(path, paper, mediaType).path("verdict").asText();
        } catch (ApiProblem refused) {
            return refused.status() + " " + refused.code();
        }
    }

    private byte[] document(String mediaType) throws IOException {
        Path file = folder.resolve("document");
        registrar.download(address(licence), file, mediaType);
        return Files.readAllBytes(file);
    }

    private static String address(String licence) {
        return "/api/v1/licences/" + licence + "/document?purpose=ADMINISTRATIVE_BASIS";
    }

    private static Running running() {
        return TestSandbox.sandbox().processes().stream()
                .filter(process -> process.name().equals(REGISTRY))
                .findFirst()
                .orElseThrow();
    }
}
