// SPDX-License-Identifier: Apache-2.0
/** What the registry's tests run on. */
@NullMarked
package org.zhengtong.registry.testing;

import org.jspecify.annotations.NullMarked;
