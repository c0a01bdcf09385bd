// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

/** Purpose of use (使用用途) of shared data. */
public enum Purpose {
    /** 行政依据. */
    ADMINISTRATIVE_BASIS,
    /** 工作参考. */
    WORK_REFERENCE,
    /** 数据校核. */
    DATA_CHECK,
    /** 业务协同. */
    COLLABORATION
}
