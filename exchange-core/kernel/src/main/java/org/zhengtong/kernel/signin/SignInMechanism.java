// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.http.SignatureInput;

/**
 * Tells who calls from the headers alone, before the body is read: a signature is an application system's, Basic a person's with a local
 * account. Bearer tokens are left to OIDC.
 */
@Singleton
class SignInMechanism implements HttpAuthenticationMechanism {

    private static final String BASIC = "basic ";

    private final SignedRequests signedRequests;
    private final PasswordSignIn passwords;

    SignInMechanism(SignedRequests signedRequests, PasswordSignIn passwords) {
        this.signedRequests = signedRequests;
        this.passwords = passwords;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        if (context.request().headers().contains(SignatureInput.HEADER)) {
            return signedRequests.signIn(context);
        }
        String authorization = context.request().getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return basic(authorization.substring(BASIC.length()).strip());
        }
        return Uni.createFrom().nullItem();
    }

    private Uni<SecurityIdentity> basic(String credentials) {
        try {
            String decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            if (colon > 0) {
                return passwords.signIn(decoded.substring(0, colon), decoded.substring(colon + 1));
            }
        } catch (IllegalArgumentException notBase64) {
            return refused("the Authorization header is not Base64: " + notBase64.getMessage());
        }
        return refused("the Authorization header has no name and password");
    }

    private static Uni<SecurityIdentity> refused(String detail) {
        return Uni.createFrom().failure(new ProblemException(SignInProblem.SIGN_IN_REQUIRED, detail));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        // The header comes with the problem document.
        return Uni.createFrom().item(new ChallengeData(401, null, null));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "zhengtong"));
    }

    /** Before OIDC, after the identities of tests. */
    @Override
    public int getPriority() {
        return 2500;
    }
}
