// SPDX-License-Identifier: Apache-2.0
/**
 * The sources (数据源) behind the resources: a request is checked against the settings, runs in its resource's bulkhead through a
 * Camel route ({@code agent-table}, {@code agent-http}) and becomes an answer. Values of requests are only ever data: prepared
 * statement parameters, escaped parts of an address, members of a JSON body. No personal data in logs.
 */
@NullMarked
package org.zhengtong.agent.source;

import org.jspecify.annotations.NullMarked;
