// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.pki;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.zhengtong.sandbox.topology.PrivateFile;

/**
 * PKCS#12 files that Bouncy Castle, OpenSSL 3 and, for P-256 keys, the JDK read.
 *
 * <p>Iterations are few, so that an application opens its keys in milliseconds: the passwords are 144 random bits, which no number of
 * iterations makes harder to guess.
 */
final class KeyStoreFile {

    private static final int ITERATIONS = 2048;

    private KeyStoreFile() {}

    static void write(Path file, List<Identity> identities, String password) {
        try {
            PKCS12PfxPduBuilder store = new PKCS12PfxPduBuilder();
            List<PKCS12SafeBag> certificates = new ArrayList<>();
            for (Identity identity : identities) {
                store.addData(keyBag(identity, password));
                certificates.addAll(certificateBags(identity));
            }
            store.addEncryptedData(encryptor(password), certificates.toArray(PKCS12SafeBag[]::new));
            JcePKCS12MacCalculatorBuilder mac = new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256);
            mac.setProvider(KeyKind.PROVIDER).setIterationCount(ITERATIONS);
            PrivateFile.write(file, store.build(mac, password.toCharArray()).getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | PKCSException e) {
            throw new IllegalStateException("cannot write " + file, e);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Identity read(Path file, String alias, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12", KeyKind.PROVIDER);
            store.load(in, password.toCharArray());
            if (!(store.getKey(alias, password.toCharArray()) instanceof PrivateKey key)) {
                throw new IllegalStateException(file + " has no key " + alias);
            }
            List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new Identity(alias, key, chain);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open " + file, e);
        }
    }

    private static PKCS12SafeBag keyBag(Identity identity, String password) throws OperatorCreationException {
        PKCS12SafeBagBuilder bag = new JcaPKCS12SafeBagBuilder(identity.key(), encryptor(password));
        name(bag, identity.alias());
        return bag.build();
    }

    private static List<PKCS12SafeBag> certificateBags(Identity identity) throws GeneralSecurityException, IOException {
        List<PKCS12SafeBag> bags = new ArrayList<>();
        for (X509Certificate certificate : identity.chain()) {
            PKCS12SafeBagBuilder bag = new JcaPKCS12SafeBagBuilder(certificate);
            if (certificate.equals(identity.certificate())) {
                name(bag, identity.alias());
            }
            bags.add(bag.build());
        }
        return bags;
    }

    /** The name readers show, and the number that ties a key to its certificate. */
    private static void name(PKCS12SafeBagBuilder bag, String alias) {
        bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(alias));
        bag.addBagAttribute(
                PKCSObjectIdentifiers.pkcs_9_at_localKeyId, new DEROctetString(alias.getBytes(StandardCharsets.UTF_8)));
    }

    private static OutputEncryptor encryptor(String password) throws OperatorCreationException {
        return new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                .setProvider(KeyKind.PROVIDER)
                .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))
                .setIterationCount(ITERATIONS)
                .build(password.toCharArray());
    }
}
