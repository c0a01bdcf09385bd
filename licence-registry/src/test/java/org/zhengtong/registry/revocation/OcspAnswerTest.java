// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.registry.testing.TestTrust;
import org.zhengtong.registry.testing.TestTrust.Certified;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.seal.SealTrust.Revocation.State;

/** OpenSSL as the responder, with an SM2 key certified for answering: it reads our question, and we its answer. Skipped where it is missing. */
class OcspAnswerTest {

    @TempDir
    Path folder;

    @Test
    void opensslUnderstandsTheQuestionAndIsUnderstood() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/usr/bin/openssl")), "openssl is missing");
        TestTrust root = new TestTrust("network root");
        Certified responder = root.issueForAnswering("responder");
        Files.writeString(folder.resolve("root.pem"), root.pem());
        Files.writeString(folder.resolve("responder.pem"), responder.pem());
        Files.writeString(
                folder.resolve("responder.key"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(responder.key().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");

        Certified good = root.issue("good");
        Certified revoked = root.issue("revoked");
        Certified replaced = root.issue("replaced");
        Files.writeString(
                folder.resolve("index.txt"),
                "V\t991231235959Z\t\t" + serial(good) + "\tunknown\t/CN=good\n"
                        + "R\t991231235959Z\t201122120000Z,keyCompromise\t" + serial(revoked)
                        + "\tunknown\t/CN=revoked\n"
                        + "R\t991231235959Z\t201122120000Z,superseded\t" + serial(replaced)
                        + "\tunknown\t/CN=replaced\n");

        Instant before = Instant.parse("2020-11-22T11:00:00Z");
        assertThat(asked(good, root).at(Instant.now())).contains(State.GOOD);
        assertThat(asked(revoked, root).at(Instant.now())).contains(State.REVOKED);
        assertThat(asked(revoked, root).at(before)).contains(State.GOOD);
        Instant since = Instant.parse("2020-11-22T12:00:00Z");
        assertThat(asked(revoked, root).revoked()).isEqualTo(new Revoked(since, false));
        assertThat(asked(replaced, root).revoked()).isEqualTo(new Revoked(since, true));
        assertThat(asked(root.issue("another"), root).at(Instant.now())).isEmpty();
    }

    private OcspAnswer asked(Certified signer, TestTrust root) throws IOException, InterruptedException {
        X509CertificateHolder certificate =
                CertificateChain.certificates(signer.pem()).get(0);
        X509CertificateHolder issuer = CertificateChain.certificates(root.pem()).get(0);
        Files.write(folder.resolve("question"), OcspAnswer.question(certificate, issuer));
        String command =
                "openssl ocsp -index index.txt -rsigner responder.pem -rkey responder.key -CA root.pem -reqin question"
                        + " -respout answer -ndays 1 -rmd sm3 -rsigopt distid:1234567812345678";
        Process openssl = new ProcessBuilder(command.split(" "))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(openssl.waitFor()).as(output).isZero();
        return OcspAnswer.read(Files.readAllBytes(folder.resolve("answer")), certificate, issuer, Instant.now());
    }

    private static String serial(Certified certified) {
        BigInteger serial = certified.certificate().getSerialNumber();
        return HexFormat.of().withUpperCase().formatHex(BigIntegers.asUnsignedByteArray(serial));
    }
}
