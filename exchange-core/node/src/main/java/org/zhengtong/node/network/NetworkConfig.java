// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.network;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where the network map comes from. */
@ConfigMapping(prefix = "zt.network")
public interface NetworkConfig {

    /** The signed network map this node was installed with; later versions come from the parent node. */
    Path mapFile();

    /** PEM certificate of the SM2 root that signs the map. It is the anchor of all trust: install it by hand. */
    Path rootCertificate();

    /** How often the parent is asked for a newer map; also the heartbeat by which neighbours know each other alive. */
    @WithDefault("30s")
    Duration pollEvery();
}
