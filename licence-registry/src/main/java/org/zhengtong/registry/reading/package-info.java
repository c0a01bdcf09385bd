// SPDX-License-Identifier: Apache-2.0
/**
 * Reading licences (用证查阅): who reads, for what purpose, how much, and what was shown in the clear. Every read passes {@code AccessLog}
 * before it leaves. Owns append-only {@code licence_access} (用证记录) and {@code reading_alarm} (异常用证预警).
 * Publishes {@code licence.reading-alarm.v1}.
 */
@NullMarked
package org.zhengtong.registry.reading;

import org.jspecify.annotations.NullMarked;
