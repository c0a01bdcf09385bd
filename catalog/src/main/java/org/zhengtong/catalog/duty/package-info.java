// SPDX-License-Identifier: Apache-2.0
/**
 * The duty list (责任清单): the demands an organisation has to answer or has answered, with their age and what is overdue.
 *
 * <p>Owns no table: a duty is a demand seen from the other side.
 */
@NullMarked
package org.zhengtong.catalog.duty;

import org.jspecify.annotations.NullMarked;
