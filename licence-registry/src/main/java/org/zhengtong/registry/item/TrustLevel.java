// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.item;

/**
 * Trust in a material (可信等级, 国办函〔2016〕108号): A issued by the department's own system, B checked against the original, C uploaded
 * by the applicant, D made by the applicant.
 */
public enum TrustLevel {
    A,
    B,
    C,
    D;

    /** Whether data of this level stands in for the paper; C and D never do on their own. */
    public boolean replacesPaper() {
        return this == A || this == B;
    }
}
