// SPDX-License-Identifier: Apache-2.0
/**
 * Metadata profiles (元数据扩展方案): what a province adds to the core metadata, as typed fields. A profile is a data file in {@code
 * catalogue/profiles}; an entry names its profile, and what the profile does not know is refused by the field's name.
 *
 * <p>Owns no table: the values are part of the entry's document.
 */
@NullMarked
package org.zhengtong.catalog.profile;

import org.jspecify.annotations.NullMarked;
