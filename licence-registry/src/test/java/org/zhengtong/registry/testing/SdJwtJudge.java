// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The npm package @sd-jwt/sd-jwt-vc, run by node, as an independent judge of credentials and of the status lists they point to. Tests that
 * ask it are skipped where node is missing or the package does not resolve.
 */
public final class SdJwtJudge {

    private static final Path SOURCE = Path.of("src", "test", "sdjwt").toAbsolutePath();
    private static final Path HOME = Path.of("target", "sdjwt").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    private SdJwtJudge() {}

    /** The judgement of a credential as it is published now: {@code accepted}, {@code status}, and {@code payload} or {@code reason}. */
    public static JsonNode judge(String credential) throws IOException, InterruptedException {
        JsonNode keys = JSON.readTree(given().get("/.well-known/jwt-vc-issuer").asString());
        return judge(credential, "keys", keys.path("jwks").path("keys"));
    }

    /** The same by the certificates that credential and status list bring: nothing is known but a root. */
    public static JsonNode judge(String credential, String rootPem) throws IOException, InterruptedException {
        return judge(credential, "root", rootPem);
    }

    private static JsonNode judge(String credential, String known, Object value)
            throws IOException, InterruptedException {
        install();
        String list = given().get("/api/v1/status-lists/0").asString();
        Path question = Files.createTempFile(HOME, "question", ".json");
        JSON.writeValue(
                question.toFile(),
                Map.of(
                        "credential",
                        credential,
                        known,
                        value,
                        "lists",
                        Map.of(TrustResource.URL + "/api/v1/status-lists/0", list)));
        return JSON.readTree(run(List.of("node", "judge.mjs", question.toString())));
    }

    private static synchronized void install() throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        for (String file : List.of("package.json", "judge.mjs")) {
            Files.write(HOME.resolve(file), Files.readAllBytes(SOURCE.resolve(file)));
        }
        if (!Files.isDirectory(HOME.resolve("node_modules/@sd-jwt/sd-jwt-vc"))) {
            String output;
            try {
                output = run(List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"));
            } catch (IOException noNode) {
                output = String.valueOf(noNode.getMessage());
            }
            Assumptions.assumeTrue(
                    Files.isDirectory(HOME.resolve("node_modules/@sd-jwt/sd-jwt-vc")),
                    "@sd-jwt/sd-jwt-vc does not resolve here: " + output);
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("no end in two minutes: " + command);
        }
        return output.strip();
    }
}
