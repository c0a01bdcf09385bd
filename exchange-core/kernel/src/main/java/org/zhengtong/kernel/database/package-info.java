// SPDX-License-Identifier: Apache-2.0
/** Jdbi on the application's one data source, joined to {@code @Transactional}; migrations live in {@code db/migration}. */
@NullMarked
package org.zhengtong.kernel.database;

import org.jspecify.annotations.NullMarked;
