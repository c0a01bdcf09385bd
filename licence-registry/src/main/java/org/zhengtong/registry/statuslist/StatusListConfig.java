// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.statuslist;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the status lists. */
@ConfigMapping(prefix = "zt.registry.status-list")
public interface StatusListConfig {

    /** How long after one look for changes the next follows. Lengthen it when versions may come less often than four a second. */
    @WithDefault("PT0.25S")
    Duration publishEvery();

    /** How long a list may be believed offline. Shorten it when a withdrawn licence must be refused in the field sooner. */
    @WithDefault("PT12H")
    Duration ttl();

    /** How long caches between verifier and registry may keep a list. */
    @WithDefault("PT5S")
    Duration maxAge();

    /** Alias of a P-256 key in zt.keys.signing-store, for verifiers abroad; without it there is the SM2 form alone. */
    Optional<String> es256Key();
}
