// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

/** Update cycle (更新周期) a provider commits to. */
public enum UpdateCycle {
    /** 实时. */
    REALTIME,
    /** 每小时. */
    HOURLY,
    /** 每日. */
    DAILY,
    /** 每周. */
    WEEKLY,
    /** 每旬. */
    TEN_DAYS,
    /** 每月. */
    MONTHLY,
    /** 每季度. */
    QUARTERLY,
    /** 每半年. */
    HALF_YEARLY,
    /** 每年. */
    YEARLY,
    /** 不定期. */
    IRREGULAR,
    /** 其他. */
    OTHER
}
