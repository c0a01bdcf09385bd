// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.keys;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.jose.JoseKey;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.proof.Sm2Key;

/**
 * Holds the SM2 signing keys of this installation (密钥保管), and P-256 keys for the world, read once from a PKCS#12 store. An entry's alias is its key id. Private keys
 * never leave it.
 */
@Singleton
public class KeyCustody {

    private record Held(Sm2Key key, String certificatePem) {}

    private record HeldP256(JoseKey key, String certificatePem) {}

    private final Path store;
    private final Optional<String> signingKey;
    private final Map<String, Held> held = new TreeMap<>();
    private final Map<String, HeldP256> heldP256 = new TreeMap<>();

    @Inject
    KeyCustody(KeysConfig config) {
        this(
                config.signingStore()
                        .orElseThrow(() -> new IllegalStateException(
                                "zt.keys.signing-store is not set: name the PKCS#12 file with the signing keys")),
                config.password()
                        .orElseThrow(() -> new IllegalStateException(
                                "zt.keys.password is not set: give the password of zt.keys.signing-store")),
                config.signingKey());
    }

    /** Opens a store; {@code signingKey} may be left out when the store holds one key. */
    public KeyCustody(Path store, String password, Optional<String> signingKey) {
        this.store = store;
        this.signingKey = signingKey;
        try {
            read(password.toCharArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "zt.keys.signing-store " + store + " cannot be opened (is zt.keys.password right?): "
                            + e.getMessage(),
                    e);
        }
    }

    /** The key that signs for this installation. */
    public Sm2Key signingKey() {
        return key(keyId());
    }

    /** Id of the key that signs for this installation. */
    public String keyId() {
        if (signingKey.isPresent()) {
            return signingKey.get();
        }
        if (held.size() != 1) {
            throw new IllegalStateException("zt.keys.signing-store " + store + " holds " + held.size()
                    + " keys: name the one that signs in zt.keys.signing-key");
        }
        return held.keySet().iterator().next();
    }

    /** Certificate of the key that signs for this installation. */
    public String certificatePem() {
        return certificatePem(keyId());
    }

    /** A key by its alias, e.g. an issuing authority's by its 统一社会信用代码. */
    public Sm2Key key(String alias) {
        return held(alias).key();
    }

    /** Certificate of a key by its alias, followed by the intermediate ones where the store has them. */
    public String certificatePem(String alias) {
        return held(alias).certificatePem();
    }

    /** A P-256 key by its alias, for signatures that are read abroad; with its certificates where they can be read there. */
    public JoseKey es256(String alias) {
        return p256(alias).key();
    }

    /** Certificate of a P-256 key by its alias. */
    public String es256CertificatePem(String alias) {
        return p256(alias).certificatePem();
    }

    /** Every alias with a private SM2 key. */
    public Set<String> aliases() {
        return Collections.unmodifiableSet(held.keySet());
    }

    /** Every alias with a private P-256 key. */
    public Set<String> es256Aliases() {
        return Collections.unmodifiableSet(heldP256.keySet());
    }

    private Held held(String alias) {
        Held found = held.get(alias);
        if (found == null) {
            throw new IllegalStateException("no key " + alias + " in zt.keys.signing-store " + store);
        }
        return found;
    }

    private HeldP256 p256(String alias) {
        HeldP256 found = heldP256.get(alias);
        if (found == null) {
            throw new IllegalStateException("no P-256 key " + alias + " in zt.keys.signing-store " + store);
        }
        return found;
    }

    private void read(char[] password) throws GeneralSecurityException, IOException {
        KeyStore pkcs12 = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        try (InputStream in = Files.newInputStream(store)) {
            pkcs12.load(in, password);
        }
        // Bouncy Castle lists chain certificates as aliases too.
        for (String alias : Collections.list(pkcs12.aliases())) {
            Key key = pkcs12.isKeyEntry(alias) ? pkcs12.getKey(alias, password) : null;
            if (key instanceof PrivateKey privateKey
                    && pkcs12.getCertificate(alias) instanceof X509Certificate certificate) {
                hold(alias, privateKey, certificate, pem(certificate, pkcs12.getCertificateChain(alias)));
            }
        }
    }

    private void hold(String alias, PrivateKey key, X509Certificate certificate, String pem) throws IOException {
        var curve = SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())
                .getAlgorithm()
                .getParameters();
        if (X9ObjectIdentifiers.prime256v1.equals(curve)) {
            heldP256.put(alias, new HeldP256(JoseKey.es256(alias, key, readableAbroad(pem)), pem));
        } else {
            held.put(alias, new Held(Sm2Key.of(key), pem));
        }
    }

    /** The certificates for a signature's header, up to the first signed with SM2, which verifiers abroad cannot check. */
    private static List<String> readableAbroad(String pem) throws IOException {
        List<String> readable = new ArrayList<>();
        for (X509CertificateHolder one : CertificateChain.certificates(pem)) {
            if (GMObjectIdentifiers.sm2sign_with_sm3.equals(
                    one.getSignatureAlgorithm().getAlgorithm())) {
                break;
            }
            readable.add(Base64.getEncoder().encodeToString(one.getEncoded()));
        }
        return readable;
    }

    /** The certificate with those between it and the root, which verifiers have themselves. */
    private static String pem(X509Certificate certificate, Certificate @Nullable [] chain) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificate);
            for (int i = 1; chain != null && i < chain.length; i++) {
                if (chain[i] instanceof X509Certificate above
                        && !above.getSubjectX500Principal().equals(above.getIssuerX500Principal())) {
                    pem.writeObject(above);
                }
            }
        }
        return text.toString();
    }
}
