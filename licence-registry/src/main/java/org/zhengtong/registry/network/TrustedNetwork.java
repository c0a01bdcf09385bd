// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.network;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.network.NetworkMapDocument;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/** The root certificate and the newest network map on disk, verified with it (网络图). */
@Singleton
public class TrustedNetwork {

    private final Path mapFile;
    private final String rootCertificate;
    private final Sm2PublicKey rootKey;
    private final List<X509CertificateHolder> sealRoots;
    private final List<X509CertificateHolder> intermediates;
    private volatile @Nullable Loaded loaded;

    private record Loaded(FileTime changed, NetworkMapDocument map) {}

    TrustedNetwork(NetworkConfig config) {
        this.mapFile = config.mapFile();
        this.sealRoots = read("zt.network.seal-roots", config.sealRoots());
        this.intermediates = read("zt.network.intermediates", config.intermediates());
        try {
            this.rootCertificate = Files.readString(config.rootCertificate());
            this.rootKey = Sm2PublicKey.ofCertificate(rootCertificate);
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "zt.network.root-certificate " + config.rootCertificate() + " is not a readable SM2 certificate",
                    e);
        }
    }

    /** Further roots, believed of seals alone. */
    public List<X509CertificateHolder> sealRoots() {
        return sealRoots;
    }

    /** Certificates between signers elsewhere and the roots. */
    public List<X509CertificateHolder> intermediates() {
        return intermediates;
    }

    /** PEM of the root certificate. */
    public String rootCertificate() {
        return rootCertificate;
    }

    /** The root's public key. */
    public Sm2PublicKey rootKey() {
        return rootKey;
    }

    private static List<X509CertificateHolder> read(String setting, Optional<List<Path>> files) {
        List<X509CertificateHolder> read = new ArrayList<>();
        for (Path file : files.orElse(List.of())) {
            try (PEMParser parser = new PEMParser(Files.newBufferedReader(file))) {
                Object next = parser.readObject();
                while (next != null) {
                    read.add((X509CertificateHolder) next);
                    next = parser.readObject();
                }
            } catch (IOException | ClassCastException e) {
                throw new IllegalStateException(
                        setting + " names " + file + ", which is no PEM file of certificates", e);
            }
        }
        return List.copyOf(read);
    }

    /** The map as the file has it now. */
    public NetworkMapDocument map() {
        try {
            FileTime changed = Files.getLastModifiedTime(mapFile);
            Loaded known = loaded;
            if (known == null || !known.changed().equals(changed)) {
                known = new Loaded(changed, NetworkMapDocument.verify(Files.readAllBytes(mapFile), rootKey));
                loaded = known;
            }
            return known.map();
        } catch (IOException e) {
            throw new UncheckedIOException("zt.network.map-file " + mapFile + " cannot be read", e);
        }
    }
}
