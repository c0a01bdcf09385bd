// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.ProblemMappers;

/** Renders what the platform's security refuses: no credentials, unusable ones, or the wrong role. */
@Singleton
public class SignInProblems {

    /** Nobody has signed in. */
    @ServerExceptionMapper(UnauthorizedException.class)
    public Response unauthorized(UnauthorizedException e, HttpServerRequest request) {
        return signInRequired("sign the request, or send a name and password or a bearer token", request);
    }

    /** Credentials that could not be used, e.g. a bearer token that is expired. The challenge has already been set. */
    @ServerExceptionMapper(AuthenticationFailedException.class)
    public Response failed(AuthenticationFailedException e, HttpServerRequest request) {
        return signInRequired("the credentials were not accepted", request);
    }

    /** A sign-in that was broken off. */
    @ServerExceptionMapper(AuthenticationCompletionException.class)
    public Response incomplete(AuthenticationCompletionException e, HttpServerRequest request) {
        return signInRequired("the credentials were not accepted", request);
    }

    /** Signed in, without the role. */
    @ServerExceptionMapper(ForbiddenException.class)
    public Response forbidden(ForbiddenException e, HttpServerRequest request) {
        return ProblemMappers.respond(
                new ProblemException(SignInProblem.ROLE_REQUIRED, request.method() + " " + request.path()), request);
    }

    private static Response signInRequired(String detail, HttpServerRequest request) {
        return ProblemMappers.respond(new ProblemException(SignInProblem.SIGN_IN_REQUIRED, detail), request);
    }
}
