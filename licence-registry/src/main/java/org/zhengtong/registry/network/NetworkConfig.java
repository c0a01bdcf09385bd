// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.network;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the registry finds what it trusts. */
@ConfigMapping(prefix = "zt.network")
public interface NetworkConfig {

    /** The signed network map; read again when the file changes. Keep it up to date with the node's. */
    Path mapFile();

    /** PEM certificate of the SM2 root. It is the anchor of all trust: install it by hand. */
    Path rootCertificate();

    /** PEM files with further SM2 roots that are believed of seals, such as those of the provincial seal system. Nothing else is trusted under them. */
    Optional<List<Path>> sealRoots();

    /** PEM files with certificates between signers and roots. Needed for those who seal elsewhere; our own keys bring theirs in the key store. */
    Optional<List<Path>> intermediates();
}
