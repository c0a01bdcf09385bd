// SPDX-License-Identifier: Apache-2.0
/**
 * OFD files (版式文件, GB/T 33190-2016) read in memory and within bounds, and the judgement of their seals: which files a seal covers,
 * whether they are unchanged, and every step of each seal. Hostile input gets a finding, never an exception.
 */
@NullMarked
package org.zhengtong.schemas.ofd;

import org.jspecify.annotations.NullMarked;
