// SPDX-License-Identifier: Apache-2.0
/**
 * Checks of catalogue entries (目录质检): rules CAT-01 to CAT-16, each with level, field and text in Chinese and English. Reported on
 * every save; errors stand against submission and publication.
 *
 * <p>Owns no table; reads entries through {@code entry} and the classification through {@code tree}. Basis: 政务信息资源目录编制指南（试行）
 * and 国发〔2016〕51号.
 */
@NullMarked
package org.zhengtong.catalog.lint;

import org.jspecify.annotations.NullMarked;
