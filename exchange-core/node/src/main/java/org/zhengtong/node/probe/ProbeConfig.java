// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.probe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often attached services are probed. */
@ConfigMapping(prefix = "zt.probe")
public interface ProbeConfig {

    /** How often the node looks for services that are due; {@code off} to probe none. */
    @WithDefault("30s")
    String lookEvery();

    /** How often a service that answers is asked. Raise it where providers count every call. */
    @WithDefault("10m")
    Duration every();
}
