// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.zhengtong.kernel.applicationsystem.ApplicationSystem;
import org.zhengtong.kernel.applicationsystem.KnownSystems;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.http.ContentDigest;
import org.zhengtong.schemas.http.RequestSignature;
import org.zhengtong.schemas.http.RequestSignatureException;
import org.zhengtong.schemas.http.SignatureInput;

/** Signs in application systems by their signed requests (RFC 9421): key, time window, signature, then the nonce, once. */
@Singleton
class SignedRequests {

    private final KnownSystems systems;
    private final Nonces nonces;
    private final Clock clock;

    SignedRequests(KnownSystems systems, Nonces nonces, Clock clock) {
        this.systems = systems;
        this.nonces = nonces;
        this.clock = clock;
    }

    Uni<SecurityIdentity> signIn(RoutingContext context) {
        RequestSignature signature;
        try {
            signature = signature(context.request());
        } catch (RequestSignatureException unreadable) {
            return Uni.createFrom().failure(refusal(unreadable));
        }
        SignatureInput input = signature.input();
        // The digest is signed, so it is known to be the caller's; the body is compared with it once it has been read.
        context.put(RequestBody.SIGNED_DIGEST, signature.contentDigest());
        return systems.find(input.keyId())
                .map(found -> found.orElseThrow(() -> new ProblemException(
                        SignInProblem.KEY_UNKNOWN, "no active application system " + input.keyId())))
                .invoke(system -> verify(signature, system))
                .call(system -> once(input))
                .map(system -> Identities.of(system, input.nonce()));
    }

    private void verify(RequestSignature signature, ApplicationSystem system) {
        try {
            signature.verify(system.publicKey(), clock.instant());
        } catch (RequestSignatureException e) {
            throw refusal(e);
        }
    }

    /** Continues on the request's own event loop, whatever thread stored the nonce. */
    private Uni<Void> once(SignatureInput input) {
        Context eventLoop = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(() -> nonces.use(input.keyId(), input.nonce(), input.created()))
                .emitOn(task -> eventLoop.runOnContext(ignored -> task.run()))
                .invoke(fresh -> {
                    if (!fresh) {
                        throw new ProblemException(
                                SignInProblem.REQUEST_REPLAYED,
                                "nonce " + input.nonce() + " was used before: sign every request anew");
                    }
                })
                .replaceWithVoid();
    }

    private static RequestSignature signature(HttpServerRequest request) {
        return RequestSignature.parse(
                request.method().name(),
                request.path(),
                request.query(),
                request.getHeader(ContentDigest.HEADER),
                request.getHeader(SignatureInput.HEADER),
                request.getHeader(RequestSignature.HEADER));
    }

    private static ProblemException refusal(RequestSignatureException e) {
        SignInProblem problem =
                switch (e.reason()) {
                    case MISSING, MALFORMED, BAD_SIGNATURE -> SignInProblem.SIGNATURE_INVALID;
                    case EXPIRED, NOT_YET_VALID -> SignInProblem.SIGNATURE_EXPIRED;
                };
        return new ProblemException(problem, String.valueOf(e.getMessage()));
    }
}
