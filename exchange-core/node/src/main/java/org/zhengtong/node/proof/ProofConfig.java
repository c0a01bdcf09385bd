// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.proof;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;

/** Settings of group signing. */
@ConfigMapping(prefix = "zt.proof")
interface ProofConfig {

    /** The most messages one signature covers; a larger group makes longer paths. Rarely worth changing. */
    @WithDefault("512")
    @Min(1)
    @Max(65536)
    int maxGroup();

    /** Messages that may wait for a signature; one more is refused as overload. */
    @WithDefault("8192")
    @Positive
    int maxWaiting();
}
