// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.statuslist;

/** What a status list can say of a licence. The ordinal is the value of the two bits; 0x03 is ours to define. */
public enum TokenStatus {
    /** 0x00 有效; whether the licence has expired is told by its dates. */
    VALID,
    /** 0x01 注销, 吊销, 撤销 or 转出. */
    INVALID,
    /** 0x02 暂扣. */
    SUSPENDED,
    /** 0x03 (application specific) 已被新版本取代. */
    SUPERSEDED
}
