// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the intake of stock licences. */
@ConfigMapping(prefix = "zt.registry.intake")
interface IntakeConfig {

    /** Largest file. Raise it where authorities cannot split theirs. */
    @WithDefault("64M")
    MemorySize maxFile();

    /** Most rows of a file. */
    @WithDefault("200000")
    int maxRows();

    /** Up to so many rows the answer waits for the outcome. Lower it when clients time out. */
    @WithDefault("1000")
    int atOnce();

    /** How often stopped intakes are looked for; {@code off} never. */
    @WithDefault("10s")
    String sweepEvery();
}
