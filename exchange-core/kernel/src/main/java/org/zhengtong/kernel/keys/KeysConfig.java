// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.keys;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of key custody. */
@ConfigMapping(prefix = "zt.keys")
public interface KeysConfig {

    /** PKCS#12 file with the signing keys; the installation's own. The alias of a key is its key id. */
    Optional<Path> signingStore();

    /** Password of the store and of its keys; from the environment or a mounted file. */
    Optional<String> password();

    /** Id of the key that signs for this installation; name it when the store holds more than one, e.g. during a roll-over. */
    Optional<String> signingKey();
}
