// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.timestamp;

import java.time.Instant;

/**
 * A time stamp that was verified (时间戳).
 *
 * @param at when what it is on was there already
 * @param authority name of the authority's certificate
 */
public record TimeStamp(Instant at, String authority) {}
