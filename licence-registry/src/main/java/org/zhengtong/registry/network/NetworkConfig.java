// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.network;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the registry finds what it trusts. */
@ConfigMapping(prefix = "zt.network")
public interface NetworkConfig {

    /** The signed network map; read again when the file changes. Keep it up to date with the node's. */
    Path mapFile();

    /** PEM certificate of the SM2 root. It is the anchor of all trust: install it by hand. */
    Path rootCertificate();
}
