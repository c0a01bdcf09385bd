// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Sends problem+json from places that are not JAX-RS endpoints. */
public final class ProblemResponse {

    private ProblemResponse() {}

    /** Ends the request with a refusal. */
    public static void send(RoutingContext context, ProblemException refusal) {
        send(context.request(), context.response(), refusal);
    }

    /** Ends the request with a refusal, on a listener without a router. */
    public static void send(HttpServerRequest request, ProblemException refusal) {
        send(request, request.response(), refusal);
    }

    private static void send(HttpServerRequest request, HttpServerResponse response, ProblemException refusal) {
        String traceId = TraceId.of(request);
        Language language = Language.of(request.getHeader("Accept-Language"));
        ProblemDocument document = ProblemDocument.of(refusal, language, request.path(), traceId);
        response.setStatusCode(document.status())
                .putHeader("Content-Type", ProblemDocument.MEDIA_TYPE)
                .putHeader("Content-Language", language.tag());
        document.headers().forEach(response::putHeader);
        refusal.retryAfterSeconds().ifPresent(seconds -> response.putHeader("Retry-After", String.valueOf(seconds)));
        if (document.status() == 401) {
            response.putHeader("WWW-Authenticate", ProblemDocument.CHALLENGE);
        }
        response.end(Buffer.buffer(document.json()))
                .onFailure(gone -> request.connection().close());
    }
}
