// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the issuance. */
@ConfigMapping(prefix = "zt.registry.issuance")
interface IssuanceConfig {

    /** How often stopped issuances are looked for; {@code off} never. Shorten it when stopped issuances must be repaired sooner. */
    @WithDefault("10s")
    String sweepEvery();

    /** Age from which an unfinished issuance counts as stopped. Must exceed the slowest signature. */
    @WithDefault("PT30S")
    Duration repairAfter();

    /** How long a stopped issuance waits for the authority's missing key before its number is voided. */
    @WithDefault("P1D")
    Duration voidAfter();

    /** How long a made licence waits for its second person before its number is voided. */
    @WithDefault("P30D")
    Duration signWithin();
}
