// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import org.zhengtong.kernel.account.Account;
import org.zhengtong.kernel.applicationsystem.ApplicationSystem;

/** Signed-in identities with the attributes {@link Caller} reads. */
final class Identities {

    private Identities() {}

    static SecurityIdentity of(Account account) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(account.name()))
                .addRoles(account.roles())
                .addAttribute(Caller.KIND, "person")
                .addAttribute(Caller.ORGANISATION, account.organisation())
                .build();
    }

    static SecurityIdentity of(ApplicationSystem system, String nonce) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(system.id()))
                .addRole(Roles.APPLICATION_SYSTEM)
                .addRoles(system.roles())
                .addAttribute(Caller.KIND, "system")
                .addAttribute(Caller.ORGANISATION, system.organisation())
                .addAttribute(Caller.NONCE, nonce)
                .build();
    }
}
