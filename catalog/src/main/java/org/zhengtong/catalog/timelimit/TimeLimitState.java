// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

/** How a time limit stands on a day (时限状态). */
public enum TimeLimitState {
    /** 办理中. */
    RUNNING,
    /** 即将到期. */
    DUE_SOON,
    /** 已逾期. */
    OVERDUE,
    /** 已督办. */
    ESCALATED,
    /** 暂停计时. */
    PAUSED,
    /** 按时办结. */
    MET,
    /** 逾期办结. */
    MISSED
}
