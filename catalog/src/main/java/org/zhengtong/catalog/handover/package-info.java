// SPDX-License-Identifier: Apache-2.0
/**
 * Matters that several nodes work on in turn (跨节点办理): one node has a matter in hand, every other party keeps a copy. Steps travel
 * as sharing messages; what does not come from the node that may speak is refused, what is old is passed over.
 *
 * <p>Owns no table. Used by demands (需求) and corrections (校核).
 */
@NullMarked
package org.zhengtong.catalog.handover;

import org.jspecify.annotations.NullMarked;
