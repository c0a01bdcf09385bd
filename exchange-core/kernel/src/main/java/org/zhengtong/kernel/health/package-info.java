// SPDX-License-Identifier: Apache-2.0
/** Readiness beyond the database check that comes with the platform. */
@NullMarked
package org.zhengtong.kernel.health;

import org.jspecify.annotations.NullMarked;
