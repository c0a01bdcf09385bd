// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.licence;

/** The nine verdicts on a licence (核验结论). */
public enum Verdict {
    /** 有效. */
    VALID,
    /** 尚未生效. */
    NOT_YET_VALID,
    /** 已过期. */
    EXPIRED,
    /** 暂扣. */
    SUSPENDED,
    /** 已注销或转出. */
    CANCELLED,
    /** 已吊销或撤销. */
    REVOKED,
    /** 已被新版本取代. */
    SUPERSEDED,
    /** 被篡改或伪造. */
    TAMPERED,
    /** 无法判定, for instance because the issuer cannot be asked or the status list is stale. Never the same as valid. */
    CANNOT_DETERMINE
}
