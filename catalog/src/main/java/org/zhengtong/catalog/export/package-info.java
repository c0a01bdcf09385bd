// SPDX-License-Identifier: Apache-2.0
/**
 * Export of the catalogue (目录导出) as .xlsx, CSV or JSON, and the template to fill in (填报模板). Both have the columns an import reads:
 * what an organisation exports of its own it can import again, unchanged.
 *
 * <p>Owns no table; reads the entries'. Streams: memory does not grow with the catalogue.
 */
@NullMarked
package org.zhengtong.catalog.export;

import org.jspecify.annotations.NullMarked;
