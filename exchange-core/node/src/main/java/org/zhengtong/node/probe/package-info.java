// SPDX-License-Identifier: Apache-2.0
/**
 * Live probes (探测): the attached service of every resource of this node is asked now and then, as an exchange would ask it, with made-up
 * values. What came of it is kept by the catalogue's quality; three failures in a row make an attachment faulty (挂接异常).
 *
 * <p>Owns no table. Not for exchanges: a probe needs no grant and leaves no evidence.
 */
@NullMarked
package org.zhengtong.node.probe;

import org.jspecify.annotations.NullMarked;
