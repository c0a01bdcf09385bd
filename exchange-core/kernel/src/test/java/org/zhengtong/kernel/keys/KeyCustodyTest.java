// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.schemas.proof.Sm2PublicKey;

class KeyCustodyTest {

    private static final BouncyCastleProvider BC = new BouncyCastleProvider();
    private static final byte[] MESSAGE = "message".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void theOnlyKeySignsAndItsCertificateVerifies() throws Exception {
        Path store = store("511900-1");

        KeyCustody custody = new KeyCustody(store, "secret", Optional.empty());

        assertThat(custody.keyId()).isEqualTo("511900-1");
        byte[] signature = custody.signingKey().sign(MESSAGE);
        assertThat(Sm2PublicKey.ofCertificate(custody.certificatePem()).verify(MESSAGE, signature))
                .isTrue();
    }

    @Test
    void keysOfSeveralAuthoritiesAreToldApart() throws Exception {
        Path store = store("1151000000900004X7", "115100000090000587");

        KeyCustody custody = new KeyCustody(store, "secret", Optional.of("1151000000900004X7"));

        assertThat(custody.aliases()).containsExactlyInAnyOrder("1151000000900004X7", "115100000090000587");
        byte[] signature = custody.key("115100000090000587").sign(MESSAGE);
        assertThat(Sm2PublicKey.ofCertificate(custody.certificatePem("115100000090000587"))
                        .verify(MESSAGE, signature))
                .isTrue();
        assertThat(Sm2PublicKey.ofCertificate(custody.certificatePem()).verify(MESSAGE, signature))
                .isFalse();
    }

    @Test
    void severalKeysWithoutAChoiceNameTheSettingToSet() throws Exception {
        KeyCustody custody = new KeyCustody(store("one", "two"), "secret", Optional.empty());

        assertThatThrownBy(custody::keyId).hasMessageContaining("zt.keys.signing-key");
    }

    @Test
    void aWrongPasswordStopsTheStartAndNamesTheSetting() throws Exception {
        Path store = store("one");

        assertThatThrownBy(() -> new KeyCustody(store, "wrong", Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("zt.keys.password");
    }

    private Path store(String... aliases) throws Exception {
        KeyStore pkcs12 = KeyStore.getInstance("PKCS12", BC);
        pkcs12.load(null, null);
        for (String alias : aliases) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BC);
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            KeyPair pair = generator.generateKeyPair();
            pkcs12.setKeyEntry(alias, pair.getPrivate(), null, new Certificate[] {selfSigned(alias, pair)});
        }
        Path file = folder.resolve("store.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            pkcs12.store(out, "secret".toCharArray());
        }
        return file;
    }

    private static Certificate selfSigned(String name, KeyPair pair) throws Exception {
        Instant now = Instant.now();
        X500Name subject = new X500Name("CN=" + name);
        return new JcaX509CertificateConverter()
                .setProvider(BC)
                .getCertificate(new JcaX509v3CertificateBuilder(
                                subject,
                                BigInteger.ONE,
                                Date.from(now),
                                Date.from(now.plus(1, ChronoUnit.DAYS)),
                                subject,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder("SM3withSM2")
                                .setProvider(BC)
                                .build(pair.getPrivate())));
    }
}
