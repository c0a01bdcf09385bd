// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of the intake of stock licences. */
@ConfigMapping(prefix = "zt.registry.intake")
interface IntakeConfig {

    /** Largest table. Raise it where authorities cannot split theirs. */
    @WithDefault("64M")
    MemorySize maxFile();

    /** Largest archive of a table and its scans, both as it is sent and unpacked. Raise it where many scans come at once and the disk bears it. */
    @WithDefault("256M")
    MemorySize maxArchive();

    /** Most files of an archive. */
    @WithDefault("10000")
    @Min(1)
    @Max(65534)
    int maxFiles();

    /** Largest scan. Each is held in memory while it is laid down and while it is read. */
    @WithDefault("8M")
    MemorySize maxScan();

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
