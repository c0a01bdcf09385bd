// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the exchange. */
@ConfigMapping(prefix = "zt.exchange")
public interface ExchangeConfig {

    /** Exchanges that may be under way at once from this node's own systems; above it callers are told 503. Raise it with the cores. */
    @WithDefault("512")
    int maxInFlight();

    /** Largest request of an application system, in bytes. */
    @WithDefault("262144")
    int maxBody();

    /** Time an exchange has when the caller names none. */
    @WithDefault("10s")
    Duration defaultDeadline();

    /** Longest time a caller may ask for. */
    @WithDefault("60s")
    Duration maxDeadline();
}
