// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.offline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of offline verification. */
@ConfigMapping(prefix = "zt.registry.offline")
public interface OfflineConfig {

    /** How long a trust list may be believed. Shorten it when authorities or their keys change often, or revoked keys must end sooner offline. */
    @WithDefault("P30D")
    Duration trustListLasts();
}
