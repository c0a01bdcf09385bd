// SPDX-License-Identifier: Apache-2.0
/**
 * Batches of licences (批量签发): many orders in one request, each with an outcome of its own and a request id under which it is issued
 * once, whether it comes again in this batch, in another or alone. A batch is stored before its first row is issued, so a stop in the
 * middle loses nothing: the sweep goes on with the rows that have no outcome yet. Owns {@code issuance_batch} and
 * {@code issuance_batch_row}.
 */
@NullMarked
package org.zhengtong.registry.batch;

import org.jspecify.annotations.NullMarked;
