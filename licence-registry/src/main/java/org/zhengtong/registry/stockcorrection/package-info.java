// SPDX-License-Identifier: Apache-2.0
/**
 * Corrections of stock licences (归集数据纠错): whoever reads one may doubt an item; its authority answers inside a clock, by handing the
 * licence in again or with the reason why it stands. Owns {@code stock_correction}.
 */
@NullMarked
package org.zhengtong.registry.stockcorrection;

import org.jspecify.annotations.NullMarked;
