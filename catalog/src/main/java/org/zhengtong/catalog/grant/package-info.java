// SPDX-License-Identifier: Apache-2.0
/**
 * Grants (授权): the one object every exchange is checked against, at the consumer's node and at the provider's.
 *
 * <p>Tables owned: {@code access_grant}, {@code grant_usage}. Publishes {@code grant.granted.v1} when a grant becomes known at this
 * node and {@code grant.changed.v1} when it is suspended, restored, revoked, extended, delivered or has expired. Sends and applies the message
 * GRANT_CHANGED.
 */
@NullMarked
package org.zhengtong.catalog.grant;

import org.jspecify.annotations.NullMarked;
