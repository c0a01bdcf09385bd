// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

/** Keeps the wallets' tokens from the sign-in of people: they are no one's account, and their endpoint judges them. */
@Singleton
class WalletSignIn implements HttpAuthenticationMechanism {

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        return context.normalizedPath().startsWith(WalletApi.PATH + '/')
                ? Uni.createFrom()
                        .item(QuarkusSecurityIdentity.builder()
                                .setAnonymous(true)
                                .build())
                : Uni.createFrom().nullItem();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    /** Before every other, those of tests included: wallets are strangers. */
    @Override
    public int getPriority() {
        return 4000;
    }
}
