// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the verification of files. */
@ConfigMapping(prefix = "zt.registry.verification")
public interface FileGateConfig {

    /** How many files are verified at once. Each may take 70 MB: lower it where memory is short, raise it where there is plenty. */
    @WithDefault("4")
    @Min(1)
    int filesAtOnce();

    /** How long a file waits for a place before its sender is asked to come again. Change it where uploads come in bursts. */
    @WithDefault("PT3S")
    Duration filesWait();
}
