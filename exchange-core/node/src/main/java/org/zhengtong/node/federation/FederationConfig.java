// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of federation. */
@ConfigMapping(prefix = "zt.federation")
public interface FederationConfig {

    /** How long a neighbour's question for changes is held open; raise it to ask less often. */
    @WithDefault("10s")
    Duration hold();

    /** How often the database is looked at while holding or waiting: changes made by another instance of this node. */
    @WithDefault("1s")
    Duration look();

    /** Most revisions in a page of the feed; a page also ends at 4 MB. */
    @WithDefault("500")
    int page();

    /** First wait after a failure; doubles up to the longest. */
    @WithDefault("1s")
    Duration firstWait();

    /** Longest wait before a silent neighbour is tried again. */
    @WithDefault("30s")
    Duration longestWait();

    /** How long a neighbour may be silent before its entries are shown as stale; longer than {@link #hold}. */
    @WithDefault("20s")
    Duration staleAfter();

    /** Time a neighbour has to answer a question of a reconciliation. */
    @WithDefault("30s")
    Duration reconcile();

    /** Time a sharing message has to reach its node and come back. */
    @WithDefault("15s")
    Duration carry();

    /** How long to wait after so many failures in a row. */
    default Duration waitAfter(int failures) {
        long factor = 1L << Math.min(Math.max(failures - 1, 0), 20);
        Duration wait = firstWait().multipliedBy(factor);
        return wait.compareTo(longestWait()) < 0 ? wait : longestWait();
    }
}
