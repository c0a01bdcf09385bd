// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the issuance. */
@ConfigMapping(prefix = "zt.registry.issuance")
public interface IssuanceConfig {

    /** How often stopped issuances are looked for; {@code off} never. Shorten it when stopped issuances must be repaired sooner. */
    @WithDefault("10s")
    String sweepEvery();

    /** Age from which an unfinished issuance counts as stopped. Must exceed the slowest signature. */
    @WithDefault("PT30S")
    Duration repairAfter();

    /**
     * How long an issuance waits for what the operator has to put right, as an authority's missing key, before its number is voided and a
     * batch's row refused.
     */
    @WithDefault("P1D")
    Duration voidAfter();

    /** How long a made licence waits for its second person before its number is voided. */
    @WithDefault("P30D")
    Duration signWithin();
}
