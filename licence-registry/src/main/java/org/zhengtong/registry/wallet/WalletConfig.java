// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the wallets' interface. */
@ConfigMapping(prefix = "zt.registry.wallet")
interface WalletConfig {

    /** How long an offer may be redeemed. Lengthen it where holders get offers by post. */
    @WithDefault("PT10M")
    Duration offerLasts();

    /** How long a wallet may fetch its credential once it has redeemed the code. */
    @WithDefault("PT10M")
    Duration tokenLasts();

    /** How long a wallet may take to answer with its proof. */
    @WithDefault("PT5M")
    Duration nonceLasts();
}
