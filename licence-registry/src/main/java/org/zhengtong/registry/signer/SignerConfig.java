// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.signer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the authorities' keys. */
@ConfigMapping(prefix = "zt.registry.signer")
interface SignerConfig {

    /** How long before a certificate expires it is warned of once a day. Set it to the time a new certificate takes. */
    @WithDefault("P30D")
    Duration warnBefore();
}
