// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import java.util.Collections;

/** Electronic licences (电子证照) at a registry. */
public final class Licences {

    private final ApiCaller registry;

    Licences(ApiCaller registry) {
        this.registry = registry;
    }

    /** Verifies a licence by its identifier (证照标识, GB/T 36904). */
    public Verification verify(String identifier) {
        return Verification.of(
                registry.post("/api/v1/verifications", Collections.singletonMap("identifier", identifier)));
    }
}
