// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.schemas.network.NetworkMapDocument;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/** The {@link TestNetwork} of the running test application, as seen from inside a test: other nodes' keys and the verified map. */
public final class NetworkFixtures {

    private NetworkFixtures() {}

    /** The verified map: what a third party checks evidence with. */
    public static NetworkMapDocument map() {
        try {
            Sm2PublicKey root = Sm2PublicKey.ofCertificate(Files.readString(setting("zt.network.root-certificate")));
            return NetworkMapDocument.verify(Files.readAllBytes(setting("zt.network.map-file")), root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signing keys of any node of the network. */
    public static KeyCustody custody(String node) {
        return new KeyCustody(sibling(node + "-signing.p12"), TestAuthority.PASSWORD, Optional.empty());
    }

    /** PKCS#12 store with the transport key of any node of the network. */
    public static Path tlsStore(String node) {
        return sibling(node + "-tls.p12");
    }

    private static Path sibling(String name) {
        return setting("zt.network.map-file").resolveSibling(name);
    }

    private static Path setting(String name) {
        return Path.of(ConfigProvider.getConfig().getValue(name, String.class));
    }
}
