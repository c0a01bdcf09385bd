// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** Settings of the evidence log. */
@ConfigMapping(prefix = "zt.evidence")
public interface EvidenceConfig {

    /** The most records one group takes. Raise it only when groups are always full and the database is not busy. */
    @WithDefault("512")
    @Min(1)
    @Max(16384)
    int maxGroup();

    /** Records that may wait for their group; one more is refused as overload. */
    @WithDefault("8192")
    @Positive
    int maxWaiting();

    /** The longest one statement of the log may take before its group fails. */
    @WithDefault("10s")
    Duration statementTimeout();

    /** How often a standby instance tries to become the log's writer. */
    @WithDefault("2s")
    Duration takeOverEvery();
}
