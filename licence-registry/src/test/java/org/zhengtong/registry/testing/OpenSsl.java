// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The {@code openssl} command line as an independent judge; tests that use it are skipped only where it is missing. */
public final class OpenSsl {

    private OpenSsl() {}

    /** Verifies an SM2 signature with the certificate's key. */
    public static boolean verifies(Path directory, String certificate, byte[] message, byte[] signature)
            throws IOException, InterruptedException {
        Assumptions.assumeTrue(exists(), "the openssl command is not installed");
        return run(List.of(
                "openssl",
                "pkeyutl",
                "-verify",
                "-certin",
                "-inkey",
                Files.writeString(directory.resolve("certificate.pem"), certificate)
                        .toString(),
                "-in",
                Files.write(directory.resolve("message"), message).toString(),
                "-sigfile",
                Files.write(directory.resolve("signature"), signature).toString(),
                "-rawin",
                "-digest",
                "sm3",
                "-pkeyopt",
                "distid:1234567812345678"));
    }

    /** Verifies a token of RFC 3161 on data. */
    public static boolean verifiesStamp(Path directory, byte[] token, byte[] data, Path roots)
            throws IOException, InterruptedException {
        Assumptions.assumeTrue(exists(), "the openssl command is not installed");
        return run(List.of(
                "openssl",
                "ts",
                "-verify",
                "-token_in",
                "-in",
                Files.write(directory.resolve("token"), token).toString(),
                "-data",
                Files.write(directory.resolve("stamped"), data).toString(),
                "-CAfile",
                roots.toString()));
    }

    /** Writes a question of RFC 3161 on a file. */
    public static void askForStamp(Path data, Path question) throws IOException, InterruptedException {
        Assumptions.assumeTrue(exists(), "the openssl command is not installed");
        run(List.of(
                "openssl", "ts", "-query", "-data", data.toString(), "-sha512", "-cert", "-out", question.toString()));
    }

    /** Verifies an answer to a question. */
    public static boolean verifiesAnswer(Path directory, byte[] answer, Path question, Path roots)
            throws IOException, InterruptedException {
        return run(List.of(
                "openssl",
                "ts",
                "-verify",
                "-queryfile",
                question.toString(),
                "-in",
                Files.write(directory.resolve("answer"), answer).toString(),
                "-CAfile",
                roots.toString()));
    }

    private static boolean exists() throws InterruptedException {
        try {
            return run(List.of("openssl", "version"));
        } catch (IOException missing) {
            return false;
        }
    }

    private static boolean run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code > 1) {
            throw new IOException(output);
        }
        return code == 0;
    }
}
