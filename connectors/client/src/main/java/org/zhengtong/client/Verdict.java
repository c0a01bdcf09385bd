// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

/** The nine verdicts on a licence (证照核验结论). */
public enum Verdict {
    VALID,
    NOT_YET_VALID,
    EXPIRED,
    SUSPENDED,
    /** 注销. */
    CANCELLED,
    /** 撤销/吊销. */
    REVOKED,
    SUPERSEDED,
    TAMPERED,
    /** Nothing can be said, for instance because the issuer cannot be reached. Never treat it as valid. */
    CANNOT_DETERMINE
}
