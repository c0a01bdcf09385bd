// SPDX-License-Identifier: Apache-2.0
/** The resource directory (资源目录) and the sharing workflow (共享流程). Each feature is a package below. */
@NullMarked
package org.zhengtong.catalog;

import org.jspecify.annotations.NullMarked;
