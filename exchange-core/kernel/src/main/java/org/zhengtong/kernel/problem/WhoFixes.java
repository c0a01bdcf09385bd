// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.problem;

/** Who has to act so that a refused request can succeed (责任方). */
public enum WhoFixes {
    CALLER,
    CATALOGUE_OWNER,
    PROVIDER,
    HUB_OPERATOR
}
