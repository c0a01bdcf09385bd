// SPDX-License-Identifier: Apache-2.0
/** Application systems (应用系统) that may sign requests, with their public keys. Owns the table {@code application_system}. */
@NullMarked
package org.zhengtong.kernel.applicationsystem;

import org.jspecify.annotations.NullMarked;
