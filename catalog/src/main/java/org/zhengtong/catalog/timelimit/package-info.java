// SPDX-License-Identifier: Apache-2.0
/**
 * Time limits (办理时限) of the sharing workflow: working days counted by a calendar that knows holidays and 调休, rules that change
 * by date, and clocks that are extended once, wait while papers are awaited, and are escalated when overdue.
 *
 * <p>Table owned: {@code time_limit}. Publishes {@code time-limit.escalated.v1}. Sources: 国发〔2016〕51号, 国务院令第809号.
 */
@NullMarked
package org.zhengtong.catalog.timelimit;

import org.jspecify.annotations.NullMarked;
