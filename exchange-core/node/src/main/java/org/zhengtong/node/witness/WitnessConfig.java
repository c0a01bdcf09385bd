// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.witness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of witnessing. */
@ConfigMapping(prefix = "zt.witness")
public interface WitnessConfig {

    /** How often neighbours are asked to countersign a newer head. Shorter means less history that could be rewritten unseen. */
    @WithDefault("5s")
    Duration every();

    /** The most group roots one request carries; a neighbour that was away catches up in several. */
    @WithDefault("4096")
    @Min(1)
    @Max(16384)
    int pageGroups();

    /** How long a neighbour may take to answer. */
    @WithDefault("5s")
    Duration timeout();
}
