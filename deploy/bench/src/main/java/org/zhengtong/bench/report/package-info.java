// SPDX-License-Identifier: Apache-2.0
/** What a bench run prints and keeps. */
@NullMarked
package org.zhengtong.bench.report;

import org.jspecify.annotations.NullMarked;
