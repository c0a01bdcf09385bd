// SPDX-License-Identifier: Apache-2.0
/** Fakes of what lies outside Zhengtong: a national identity service and a city department's database. */
@NullMarked
package org.zhengtong.sandbox.outside;

import org.jspecify.annotations.NullMarked;
