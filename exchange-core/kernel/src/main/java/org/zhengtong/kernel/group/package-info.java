// SPDX-License-Identifier: Apache-2.0
/** One unit of work for many concurrent requests (成组提交): one commit or one signature serves a whole group. */
@NullMarked
package org.zhengtong.kernel.group;

import org.jspecify.annotations.NullMarked;
