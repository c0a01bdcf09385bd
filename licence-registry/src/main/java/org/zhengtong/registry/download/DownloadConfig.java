// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.download;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the one-time downloads. */
@ConfigMapping(prefix = "zt.registry.download")
public interface DownloadConfig {

    /** How long an address may be used. Shorten it where callers download at once. */
    @WithDefault("PT10M")
    Duration validFor();
}
