// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Gives a person signed in by OIDC the organisation their token names. */
@Singleton
class OidcPerson implements SecurityIdentityAugmentor {

    private final SignInConfig config;

    OidcPerson(SignInConfig config) {
        this.config = config;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        Object organisation = token.getClaim(config.organisationClaim());
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity)
                        .addAttribute(Caller.KIND, "person")
                        .addAttribute(Caller.ORGANISATION, organisation == null ? "" : organisation.toString())
                        .build());
    }
}
