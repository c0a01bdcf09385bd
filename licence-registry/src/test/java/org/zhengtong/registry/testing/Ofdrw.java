// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.zhengtong.registry.testing.TestTrust.Certified;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.seal.ElectronicSeal;

/**
 * ofdrw 2.3.1 as an independent judge of OFD files, in a JVM of its own: it needs the Bouncy Castle 1.68 that no module here may use. Tests
 * that ask it are skipped where it does not resolve.
 */
public final class Ofdrw {

    private static final Path HOME = Path.of("src", "test", "ofdrw").toAbsolutePath();

    private static String classPath = "";

    private Ofdrw() {}

    /** What ofdrw says of a sealed OFD; it begins with "agreed" when it found no fault. */
    public static String judge(Path directory, byte[] ofd) throws IOException, InterruptedException {
        Path file = Files.write(directory.resolve("licence.ofd"), ofd);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = classPath(directory);
        return run(
                List.of(java, "-cp", classPath, HOME.resolve("OfdrwJudge.java").toString(), file.toString()));
    }

    /** The file as ofdrw writes and seals it. */
    public static byte[] seal(Path directory, byte[] unsealed, Certified signer, ElectronicSeal seal)
            throws IOException, InterruptedException {
        String file =
                Files.write(directory.resolve("signer.esl"), seal.encoded()).toString();
        return sealed(directory, "OfdrwSigner.java", unsealed, signer, file);
    }

    /** The same with a seal of GM/T 0031-2014 (SES v1) that ofdrw makes, all of it by the signer. */
    public static byte[] sealVersion1(Path directory, byte[] unsealed, Certified signer)
            throws IOException, InterruptedException {
        return sealed(directory, "OfdrwSignerV1.java", unsealed, signer);
    }

    /** The time of a v1 sealing is local, and Chinese. */
    private static byte[] sealed(Path directory, String program, byte[] unsealed, Certified signer, String... further)
            throws IOException, InterruptedException {
        Path result = directory.resolve("ofdrw.ofd");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=Asia/Shanghai",
                "-cp",
                classPath(directory),
                HOME.resolve(program).toString(),
                Files.write(directory.resolve("unsealed.ofd"), unsealed).toString(),
                Files.write(directory.resolve("signer.key"), signer.key().getEncoded())
                        .toString(),
                Files.write(directory.resolve("signer.cer"), CertificateChain.der(signer.pem()))
                        .toString()));
        command.addAll(List.of(further));
        command.add(result.toString());
        String output = run(command);
        if (!output.endsWith("signed")) {
            throw new IOException("ofdrw: " + output);
        }
        return Files.readAllBytes(result);
    }

    /** Asked of Maven once. */
    private static synchronized String classPath(Path directory) throws IOException, InterruptedException {
        if (classPath.isEmpty()) {
            classPath = resolved(directory);
        }
        return classPath;
    }

    private static String resolved(Path directory) throws IOException, InterruptedException {
        Path answer = directory.resolve("ofdrw.classpath");
        List<String> command = new ArrayList<>(List.of(
                "mvn",
                "-q",
                "-B",
                "-f",
                HOME.resolve("pom.xml").toString(),
                "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath",
                "-Dmdep.outputFile=" + answer));
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        String output;
        try {
            output = run(command);
        } catch (IOException noMaven) {
            output = String.valueOf(noMaven.getMessage());
        }
        Assumptions.assumeTrue(Files.exists(answer), "ofdrw 2.3.1 does not resolve here: " + output);
        return Files.readString(answer).strip().replace(':', File.pathSeparatorChar);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("no end in two minutes: " + command);
        }
        return output.strip();
    }
}
