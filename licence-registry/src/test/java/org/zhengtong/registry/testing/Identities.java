// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Set;

/** Callers a test becomes one after the other. */
public final class Identities {

    private Identities() {}

    public static SecurityIdentity person(String name, String organisation, String... roles) {
        return identity("person", name, organisation, roles);
    }

    public static SecurityIdentity system(String name, String organisation, String... roles) {
        return identity("system", name, organisation, roles);
    }

    private static SecurityIdentity identity(String kind, String name, String organisation, String... roles) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(Set.of(roles))
                .addAttribute("kind", kind)
                .addAttribute("organisation", organisation)
                .build();
    }
}
