// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The {@code openssl} command line as an independent verifier; tests that use it are skipped only where it is missing. */
public final class OpenSsl {

    private OpenSsl() {}

    /**
     * Verifies an SM2 signature:
     * {@code openssl pkeyutl -verify -pubin -inkey key.pem -in message -sigfile signature -rawin -digest sm3 -pkeyopt
     * distid:1234567812345678} (with {@code -certin} for a certificate).
     */
    public static boolean verifies(Path directory, String pem, byte[] message, byte[] signature)
            throws IOException, InterruptedException {
        Assumptions.assumeTrue(exists(), "the openssl command is not installed");
        Path key = Files.writeString(directory.resolve("key.pem"), pem);
        Path in = Files.write(directory.resolve("message"), message);
        Path sig = Files.write(directory.resolve("signature"), signature);
        String kind = pem.contains("CERTIFICATE") ? "-certin" : "-pubin";
        return run(List.of(
                "openssl",
                "pkeyutl",
                "-verify",
                kind,
                "-inkey",
                key.toString(),
                "-in",
                in.toString(),
                "-sigfile",
                sig.toString(),
                "-rawin",
                "-digest",
                "sm3",
                "-pkeyopt",
                "distid:1234567812345678"));
    }

    /** Signs with openssl what Java then verifies; the key is PKCS#8 PEM. */
    public static byte[] sign(Path directory, String keyPem, byte[] message) throws IOException, InterruptedException {
        Assumptions.assumeTrue(exists(), "the openssl command is not installed");
        Path key = Files.writeString(directory.resolve("private.pem"), keyPem);
        Path in = Files.write(directory.resolve("message"), message);
        Path out = directory.resolve("openssl.sig");
        boolean signed = run(List.of(
                "openssl",
                "pkeyutl",
                "-sign",
                "-inkey",
                key.toString(),
                "-in",
                in.toString(),
                "-rawin",
                "-digest",
                "sm3",
                "-pkeyopt",
                "distid:1234567812345678",
                "-out",
                out.toString()));
        if (!signed) {
            throw new IOException("openssl could not sign");
        }
        return Files.readAllBytes(out);
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
