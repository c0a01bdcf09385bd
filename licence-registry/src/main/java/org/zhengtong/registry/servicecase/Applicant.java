// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import org.zhengtong.registry.licencetype.HolderScheme;

/** Who applies (申请人). Prints itself without the code. */
public record Applicant(String name, HolderScheme scheme, String code) {

    /** Checks the code by its scheme. */
    public Applicant {
        code = scheme.checked(code);
    }

    @Override
    public String toString() {
        return "Applicant[" + scheme + " " + scheme.masked(code) + "]";
    }
}
