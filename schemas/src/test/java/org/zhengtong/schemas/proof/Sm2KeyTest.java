// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.schemas.OpenSsl;
import org.zhengtong.schemas.SigningFixtures;

class Sm2KeyTest {

    private static final byte[] MESSAGE = "电子证照 licence".getBytes(StandardCharsets.UTF_8);

    private final Sm2Key key = Sm2Key.generate();

    @Test
    void opensslVerifiesOurSignature(@TempDir Path directory) throws Exception {
        byte[] signature = key.sign(MESSAGE);

        assertThat(OpenSsl.verifies(directory, key.publicKey().pem(), MESSAGE, signature))
                .isTrue();
        assertThat(OpenSsl.verifies(directory, SigningFixtures.certificate(key, "node"), MESSAGE, signature))
                .isTrue();
        assertThat(OpenSsl.verifies(directory, key.publicKey().pem(), new byte[] {1}, signature))
                .isFalse();
    }

    @Test
    void weVerifyTheSignatureOfOpenssl(@TempDir Path directory) throws Exception {
        byte[] signature = OpenSsl.sign(directory, pem(key), MESSAGE);

        assertThat(key.publicKey().verify(MESSAGE, signature)).isTrue();
    }

    @Test
    void keysAreReadFromEveryForm() {
        byte[] signature = key.sign(MESSAGE);

        assertThat(Sm2PublicKey.ofPem(key.publicKey().pem())).isEqualTo(key.publicKey());
        assertThat(Sm2PublicKey.ofCertificate(SigningFixtures.certificate(key, "node")))
                .isEqualTo(key.publicKey())
                .hasSameHashCodeAs(key.publicKey())
                .matches(read -> read.verify(MESSAGE, signature));
        assertThat(Sm2Key.ofPem(pem(key)).publicKey()).isEqualTo(key.publicKey());
        assertThat(Sm2Key.of(SigningFixtures.privateKey(key)).publicKey()).isEqualTo(key.publicKey());
    }

    @Test
    void keysOfOtherCurvesAreRefused() throws Exception {
        KeyPairGenerator p256 = KeyPairGenerator.getInstance("EC");
        p256.initialize(256);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sm2Key.of(p256.generateKeyPair().getPrivate()))
                .withMessageContaining("not an SM2 key");
        assertThatIllegalArgumentException().isThrownBy(() -> Sm2PublicKey.ofPem("nothing"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sm2PublicKey.ofCertificate(key.publicKey().pem()));
    }

    @Test
    void everyFailureHasItsReasonAndLeavesTheVerifierUsable() throws Exception {
        Sm2PublicKey verifier = key.publicKey();
        byte[] signature = key.sign(MESSAGE);
        BigInteger n = Sm2Curve.DOMAIN.getN();
        byte[] trailing = Arrays.copyOf(signature, signature.length + 1);

        assertThat(verifier.reason(MESSAGE, new byte[0]))
                .hasValueSatisfying(why -> assertThat(why).contains("empty"));
        assertThat(verifier.reason(MESSAGE, new byte[80]))
                .hasValueSatisfying(why -> assertThat(why).contains("longer"));
        assertThat(verifier.reason(MESSAGE, new byte[64]))
                .hasValueSatisfying(why -> assertThat(why).contains("DER"));
        assertThat(verifier.reason(MESSAGE, trailing)).isPresent();
        assertThat(verifier.reason(MESSAGE, pair(n, BigInteger.ONE)))
                .hasValueSatisfying(why -> assertThat(why).contains("range"));
        assertThat(verifier.reason(MESSAGE, pair(BigInteger.ZERO, BigInteger.ONE)))
                .hasValueSatisfying(why -> assertThat(why).contains("zero"));
        assertThat(verifier.reason(MESSAGE, pair(BigInteger.ONE, n.subtract(BigInteger.ONE))))
                .isPresent();
        assertThat(verifier.reason(new byte[0], signature))
                .hasValueSatisfying(why -> assertThat(why).contains("does not belong"));
        assertThat(Sm2Key.generate().publicKey().verify(MESSAGE, signature)).isFalse();
        assertThat(verifier.reason(MESSAGE, signature)).isEmpty();
    }

    @Test
    void oneKeySignsFromManyThreads() {
        Sm2PublicKey verifier = key.publicKey();

        long valid = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> ("message " + i).getBytes(StandardCharsets.UTF_8))
                .filter(message -> verifier.verify(message, key.sign(message)))
                .count();

        assertThat(valid).isEqualTo(200);
    }

    private static byte[] pair(BigInteger r, BigInteger s) throws Exception {
        ASN1EncodableVector numbers = new ASN1EncodableVector();
        numbers.add(new ASN1Integer(r));
        numbers.add(new ASN1Integer(s));
        return new DERSequence(numbers).getEncoded();
    }

    private static String pem(Sm2Key key) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.pkcs8())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
