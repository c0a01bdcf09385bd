// SPDX-License-Identifier: Apache-2.0
/**
 * One-time download addresses for licences' documents (一次性下载地址): for one caller, once, for minutes. Owns {@code licence_download}, of
 * which only the use ever changes. The address itself is not kept, only its digest.
 */
@NullMarked
package org.zhengtong.registry.download;

import org.jspecify.annotations.NullMarked;
