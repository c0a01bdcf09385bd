// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import static org.zhengtong.kernel.problem.RequestProblem.BODY_TOO_LARGE;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.ProblemResponse;

/** Holds exchange requests to their own size, smaller than other requests': what announces more is refused unread. */
@Singleton
class RequestSize {

    /** After authentication (200) and authorization (100), before the body is read (50). */
    private static final int PRIORITY = 60;

    private final int limit;

    RequestSize(ExchangeConfig config) {
        this.limit = config.maxBody();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (ExchangeApi.PATH.equals(request.path()) && announced(request) > limit) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            ProblemResponse.send(context, tooLarge());
        } else {
            context.next();
        }
    }

    /** Refuses what did not announce its size, once it has been read. */
    void require(HttpServerRequest request) {
        if (request.bytesRead() > limit) {
            throw tooLarge();
        }
    }

    private ProblemException tooLarge() {
        return new ProblemException(BODY_TOO_LARGE, "an exchange request has at most " + limit + " bytes")
                .with("limit", limit);
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
