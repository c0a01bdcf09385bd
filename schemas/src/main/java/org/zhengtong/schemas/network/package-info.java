// SPDX-License-Identifier: Apache-2.0
/** The network map (网络图): which nodes exist, who is whose parent, and whose signature counts when. */
@NullMarked
package org.zhengtong.schemas.network;

import org.jspecify.annotations.NullMarked;
