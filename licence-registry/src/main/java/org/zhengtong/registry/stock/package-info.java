// SPDX-License-Identifier: Apache-2.0
/**
 * Stock licences (存量证照): licences others issued, as their authorities' files say (归集). Read leniently, kept with what is odd about
 * them, never signed by this registry: what can be said of one is what its data say and how far they are trusted (可信等级 A–D).
 * Owns append-only {@code stock_licence} and {@code stock_correction}. Items by GB/T 36903-2018, identifiers by GB/T 36904-2018.
 */
@NullMarked
package org.zhengtong.registry.stock;

import org.jspecify.annotations.NullMarked;
