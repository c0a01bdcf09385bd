// SPDX-License-Identifier: Apache-2.0
/**
 * Demands (需求): what a department needs and has not found. One is claimed by, or assigned to, the organisation that has the data,
 * which then has the duty (责任) to answer: linked to an entry, entry promised, or refused with a ground. Kept at the asker's node and at
 * the node that has it in hand.
 *
 * <p>Tables owned: {@code demand}, {@code demand_step}. Sends and applies the message DEMAND. Publishes {@code demand.submitted.v1}, {@code
 * demand.assigned.v1}, {@code demand.answered.v1}.
 */
@NullMarked
package org.zhengtong.catalog.demand;

import org.jspecify.annotations.NullMarked;
