// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

/** What became of an exchange that was not refused. */
public enum Outcome {
    /** Records were found and handed over. */
    ANSWERED,
    /** The provider has no such record. */
    NOT_FOUND,
    /** 一致: what was asked agrees with the provider's record. */
    MATCH,
    /** 不一致: what was asked differs from the provider's record. */
    MISMATCH
}
