// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits towards providers' systems. */
@ConfigMapping(prefix = "zt.delivery")
public interface DeliveryConfig {

    /** Questions one provider's system may be working on at once; more are refused. Raise it for systems that are known to bear it. */
    @WithDefault("64")
    int perProvider();

    /** Largest answer of a provider's system, in bytes. */
    @WithDefault("1048576")
    int maxAnswer();

    /** How long to try for a connection to a provider's HTTP service. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** Silences in a row after which a provider's system is left alone for a while. */
    @WithDefault("10")
    int breakAfter();

    /** How long it is left alone before one question tries again. */
    @WithDefault("5s")
    Duration breakFor();

    /** How far the making of a request may lie from this node's clock, either way. Raise it only where clocks cannot be kept. */
    @WithDefault("60s")
    Duration freshness();
}
