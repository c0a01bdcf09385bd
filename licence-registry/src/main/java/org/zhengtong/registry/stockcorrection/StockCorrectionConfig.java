// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stockcorrection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of corrections of stock licences. */
@ConfigMapping(prefix = "zt.registry.stock-correction")
interface StockCorrectionConfig {

    /** How long the authority has to answer. Change it where a rule of the region says another time. */
    @WithDefault("P15D")
    Duration answerWithin();
}
