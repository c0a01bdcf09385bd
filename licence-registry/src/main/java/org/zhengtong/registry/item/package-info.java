// SPDX-License-Identifier: Apache-2.0
/**
 * Service items (政务服务事项) and the materials (申请材料) they ask for, each with the licences or shared resources that replace it.
 * Owns append-only {@code service_item} and {@code service_item_materials}, one row a revision.
 */
@NullMarked
package org.zhengtong.registry.item;

import org.jspecify.annotations.NullMarked;
