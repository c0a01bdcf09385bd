// SPDX-License-Identifier: Apache-2.0
/**
 * Corrections (校核): an entry, or a datum received, is doubted; the doubt goes to the provider's node, is answered inside its clock, and
 * the raiser sees what came of it. Values of a datum are masked in views and never in events, audit or logs.
 *
 * <p>Tables owned: {@code correction}, {@code correction_step}. Sends and applies the message CORRECTION. Publishes {@code
 * correction.raised.v1}, {@code correction.answered.v1}. Source: 国发〔2016〕51号 (疑义、错误信息快速校核机制), 国务院令第809号.
 */
@NullMarked
package org.zhengtong.catalog.correction;

import org.jspecify.annotations.NullMarked;
