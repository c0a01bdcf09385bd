// SPDX-License-Identifier: Apache-2.0
/**
 * The licence's document (证照文件): OFD with the issuing authority's electronic seal (GB/T 36905-2018, GB/T 33190-2016,
 * GB/T 38540-2020), and PDF and PNG of the same look; made at the first request and kept. Owns {@code licence_rendering}, append-only.
 */
@NullMarked
package org.zhengtong.registry.document;

import org.jspecify.annotations.NullMarked;
