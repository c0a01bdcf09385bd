// SPDX-License-Identifier: Apache-2.0
/** The agent against a fake node, a real PostgreSQL and a small HTTP service. */
@NullMarked
package org.zhengtong.agent;

import org.jspecify.annotations.NullMarked;
