// SPDX-License-Identifier: Apache-2.0
/**
 * The sandbox (沙箱) and the command line {@code ./zt}: the whole of Zhengtong on one machine, for trying, testing and teaching.
 *
 * <p>It starts embedded PostgreSQL and Kafka, makes keys and the signed network map, starts nodes, registries and agents as processes
 * of their own, and speaks to them over the same HTTP contracts as everybody else.
 */
@NullMarked
package org.zhengtong.sandbox;

import org.jspecify.annotations.NullMarked;
