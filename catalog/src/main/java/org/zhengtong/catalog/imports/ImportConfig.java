// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of imports. */
@ConfigMapping(prefix = "zt.imports")
public interface ImportConfig {

    /** Largest file taken. It goes to disk, not into memory; raise it for provinces that send everything in one file. */
    @WithDefault("32M")
    MemorySize maxFile();

    /** Rows, on both sheets, up to which the answer waits for the outcome; larger files are answered 202. */
    @WithDefault("1000")
    int atOnce();

    /** How long an import that does not move is left alone before the sweep goes on with it; a step under way is never taken over. */
    @WithDefault("10s")
    Duration idle();

    /** How long a finished import and its rows are kept. */
    @WithDefault("30d")
    Duration keep();
}
