// SPDX-License-Identifier: Apache-2.0
/** What a sandbox consists of (沙箱拓扑): nodes, registries and agents, the ports they listen on and the passwords they share. */
@NullMarked
package org.zhengtong.sandbox.topology;

import org.jspecify.annotations.NullMarked;
