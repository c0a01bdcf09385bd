// SPDX-License-Identifier: Apache-2.0
/**
 * Monitoring of sharing (共享监测): what was published, granted, asked and answered, counted a day from this node's own events.
 *
 * <p>Tables: {@code sharing_statistic}. Events heard: {@code catalogue.entry-published.v1}, {@code grant.granted.v1},
 * {@code exchange.completed.v1}; what cannot be read goes to {@code <topic>.dead-letter} with its reason.
 */
@NullMarked
package org.zhengtong.node.monitoring;

import org.jspecify.annotations.NullMarked;
