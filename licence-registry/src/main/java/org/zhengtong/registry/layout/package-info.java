// SPDX-License-Identifier: Apache-2.0
/**
 * What a licence looks like (证照版式): a layout places the items of a licence on one sheet; the sheet is written as OFD files
 * (GB/T 33190-2016), PDF or PNG with the glyphs it needs. Owns no tables.
 */
@NullMarked
package org.zhengtong.registry.layout;

import org.jspecify.annotations.NullMarked;
