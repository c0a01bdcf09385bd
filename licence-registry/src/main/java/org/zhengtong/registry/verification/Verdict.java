// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

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
    /** 已注销. */
    CANCELLED,
    /** 已吊销. */
    REVOKED,
    /** 已被新版本取代. */
    SUPERSEDED,
    /** 被篡改或伪造. */
    TAMPERED,
    /** 无法判定, for instance because this registry does not keep the issuer's register. Never the same as valid. */
    CANNOT_DETERMINE
}
