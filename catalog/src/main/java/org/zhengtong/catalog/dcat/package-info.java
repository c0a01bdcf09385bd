// SPDX-License-Identifier: Apache-2.0
/**
 * Open export (开放目录导出): the published entries of this node that are open to society (向社会开放), as DCAT-AP 3 in Turtle and JSON-LD,
 * for harvesters of open-data portals.
 *
 * <p>Owns no table and changes nothing. Standard: DCAT-AP 3.0.1 (SEMIC), W3C DCAT 3; controlled vocabularies of the EU Publications
 * Office where they have a term, names of the Chinese directory guide besides.
 */
@NullMarked
package org.zhengtong.catalog.dcat;

import org.jspecify.annotations.NullMarked;
