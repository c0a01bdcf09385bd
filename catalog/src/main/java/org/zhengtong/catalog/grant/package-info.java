// SPDX-License-Identifier: Apache-2.0
/**
 * Grants (授权): the one object every exchange is checked against, at the consumer's node and at the provider's.
 *
 * <p>Table owned: {@code access_grant}. Publishes {@code grant.granted.v1} when a grant becomes known at this node.
 */
@NullMarked
package org.zhengtong.catalog.grant;

import org.jspecify.annotations.NullMarked;
