// SPDX-License-Identifier: Apache-2.0
/**
 * Attachments (挂接): how this node reaches the provider of a resource, an HTTP service it calls or an agent that has dialled in.
 *
 * <p>Tables: {@code attachment}. Events: none.
 */
@NullMarked
package org.zhengtong.node.attachment;

import org.jspecify.annotations.NullMarked;
