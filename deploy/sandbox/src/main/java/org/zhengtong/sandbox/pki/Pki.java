// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.zhengtong.sandbox.topology.Secrets;
import org.zhengtong.sandbox.topology.Topology;
import org.zhengtong.schemas.proof.Sm2Key;

/**
 * The keys and certificates of one sandbox, in one folder. What is there is kept; what is missing is made.
 *
 * <p>Files: {@code root.pem} (SM2), {@code tls-authority.pem} (P-256), {@code node-<code>.p12} with {@code node-<code>-tls.p12},
 * {@code registry-<code>.p12} with a key for each issuing authority and two P-256 keys, {@code network-map.avro}, and {@code <system>.key.pem} with
 * {@code <system>.pub.pem} for each application system.
 */
public final class Pki {

    private final Path folder;
    private final String password;
    private final CertificateAuthority root;
    private final CertificateAuthority transport;

    private Pki(Path folder, String password) {
        this.folder = folder;
        this.password = password;
        this.root = CertificateAuthority.open(folder, "root", "政通沙箱根 SM2", KeyKind.SIGNING, password);
        this.transport = CertificateAuthority.open(
                folder, "tls-authority", "Zhengtong sandbox TLS", KeyKind.TRANSPORT, password);
    }

    public static Pki open(Path folder, Secrets secrets) {
        return new Pki(folder, secrets.get("keystore"));
    }

    /** Makes the keys of a topology that are missing. */
    public void prepare(Topology topology) {
        for (Topology.Node node : topology.nodes()) {
            if (!Files.exists(signingStore(node.id()))) {
                Identity signing = root.issue(node.id(), node.name());
                Pem.write(certificate(node.id()), signing.certificate());
                KeyStoreFile.write(signingStore(node.id()), List.of(signing), password);
            }
            if (!Files.exists(tlsStore(node.id()))) {
                KeyStoreFile.write(tlsStore(node.id()), List.of(transport.issue("tls", node.id())), password);
            }
        }
        topology.registries().forEach(this::prepare);
    }

    private void prepare(Topology.Registry registry) {
        if (Files.exists(signingStore(registry.id()))) {
            return;
        }
        List<Identity> keys = new ArrayList<>(List.of(root.issue(registry.id(), registry.name())));
        for (String authority : registry.authorities()) {
            Identity key = root.issue(authority, authority);
            Pem.write(certificate(authority), key.certificate());
            keys.add(key);
        }
        Identity es256 = root.issue(KeyKind.TRANSPORT, es256Key(registry.id()), registry.name());
        Pem.write(certificate(es256.alias()), es256.certificate());
        keys.add(es256);
        Identity stamping = transport.issueForStamping(stampingKey(registry.id()), registry.name() + " 时间戳");
        Pem.write(certificate(stamping.alias()), stamping.certificate());
        keys.add(stamping);
        Pem.write(certificate(registry.id()), keys.get(0).certificate());
        KeyStoreFile.write(signingStore(registry.id()), keys, password);
    }

    /** Signs a new network map if nodes, addresses or keys have changed since the last one, or it soon expires. */
    public void publishMap(Topology topology, NetworkMapFile.PeerPorts ports) {
        new NetworkMapFile(mapFile(), Sm2Key.of(root.identity().key()))
                .publish(topology, ports, this, transport.identity().certificate());
    }

    /** Password of every key store of this sandbox. */
    public String password() {
        return password;
    }

    public Path rootCertificate() {
        return folder.resolve("root.pem");
    }

    /** The authority of the nodes' transport certificates. */
    public Path tlsAuthority() {
        return folder.resolve("tls-authority.pem");
    }

    public Path mapFile() {
        return folder.resolve("network-map.avro");
    }

    /** PKCS#12 with the SM2 keys of a node or registry; aliases are key ids. */
    public Path signingStore(String id) {
        return folder.resolve(id + ".p12");
    }

    /** PKCS#12 with a node's P-256 transport key. */
    public Path tlsStore(String id) {
        return folder.resolve(id + "-tls.p12");
    }

    /** PEM of the certificate of a node's, registry's or issuing authority's signing key. */
    public Path certificate(String id) {
        return folder.resolve(id + ".pem");
    }

    /** PKCS#8 PEM of an application system's SM2 key, made now if there is none; its public key lies beside it. */
    public Path systemKey(String system) {
        Path file = folder.resolve(system + ".key.pem");
        if (!Files.exists(file)) {
            KeyPair pair = KeyKind.SIGNING.newPair();
            Pem.write(
                    folder.resolve(system + ".pub.pem"),
                    new PemObject("PUBLIC KEY", pair.getPublic().getEncoded()));
            Pem.write(file, new PemObject("PRIVATE KEY", pair.getPrivate().getEncoded()));
        }
        return file;
    }

    /** PEM of an application system's public key, to register at its node. */
    public String systemPublicKey(String system) {
        return read(systemKey(system).resolveSibling(system + ".pub.pem"));
    }

    /** Alias of a registry's P-256 key, which signs status lists for verifiers abroad. */
    public static String es256Key(String id) {
        return id + "-es256";
    }

    /** Alias of a registry's P-256 key for time stamps; its certificate is of the authority of transport certificates. */
    public static String stampingKey(String id) {
        return id + "-tsa";
    }

    Identity tls(String id) {
        return KeyStoreFile.read(tlsStore(id), "tls", password);
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
