// SPDX-License-Identifier: Apache-2.0
/**
 * Quality of the catalogue (目录质量): whether an entry is attached, probed, fresh and used, a score for each entry and each organisation,
 * and the lists of those that are not. The node that provides a resource tells of attachment, probes and calls.
 *
 * <p>Tables owned: {@code entry_quality}, {@code entry_use}. The score's formula: {@link org.zhengtong.catalog.quality.EntryQuality}.
 */
@NullMarked
package org.zhengtong.catalog.quality;

import org.jspecify.annotations.NullMarked;
