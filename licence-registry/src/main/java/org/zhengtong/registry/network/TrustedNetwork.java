// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.network;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.network.NetworkMapDocument;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/** The root certificate and the newest network map on disk, verified with it (网络图). */
@Singleton
public class TrustedNetwork {

    private final Path mapFile;
    private final String rootCertificate;
    private final Sm2PublicKey rootKey;
    private volatile @Nullable Loaded loaded;

    private record Loaded(FileTime changed, NetworkMapDocument map) {}

    TrustedNetwork(NetworkConfig config) {
        this.mapFile = config.mapFile();
        try {
            this.rootCertificate = Files.readString(config.rootCertificate());
            this.rootKey = Sm2PublicKey.ofCertificate(rootCertificate);
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "zt.network.root-certificate " + config.rootCertificate() + " is not a readable SM2 certificate",
                    e);
        }
    }

    /** PEM of the root certificate. */
    public String rootCertificate() {
        return rootCertificate;
    }

    /** The root's public key. */
    public Sm2PublicKey rootKey() {
        return rootKey;
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
