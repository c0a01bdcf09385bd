// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.ProblemResponse;
import org.zhengtong.kernel.problem.RequestProblem;
import org.zhengtong.kernel.upload.UploadAddress;
import org.zhengtong.kernel.upload.Uploads;
import org.zhengtong.schemas.http.ContentDigest;

/**
 * Reads the body of a signed-in caller's request without holding a thread, up to the size limit, and compares it with the digest that was
 * signed. Endpoints then find it complete, whether they look at it or not. Files for an upload address go to disk. Bodies of strangers
 * are not read.
 */
@Singleton
class RequestBody {

    /** Key in the routing context: the Content-Digest header whose signature was verified. */
    static final String SIGNED_DIGEST = "zt.signed-digest";

    /** After authentication (200) and authorization (100). */
    private static final int PRIORITY = 50;

    private static final byte[] EMPTY = new byte[0];

    private final long limit;
    private final Uploads uploads;

    RequestBody(VertxHttpConfig http, Uploads uploads) {
        this.limit = http.limits().maxBodySize().map(size -> size.asLongValue()).orElse(Long.MAX_VALUE);
        this.uploads = uploads;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext context) {
        long most = limit(context);
        if (declaredLength(context.request()) > most) {
            refuse(context, tooLarge(most));
        } else if (!signedIn(context)) {
            context.next();
        } else if (uploads.address(context.request()).isPresent()) {
            uploads.take(context, most, size -> taken(context), () -> refuse(context, tooLarge(most)));
        } else if (bodiless(context.request())) {
            proceed(context, EMPTY);
        } else {
            read(context);
        }
    }

    /** Signed uploads have the limit of all others: their digest is computed over the body in memory. */
    private long limit(RoutingContext context) {
        return context.get(SIGNED_DIGEST) == null
                ? uploads.address(context.request()).map(UploadAddress::limit).orElse(limit)
                : limit;
    }

    /** The body is in its file: what follows sees a request without one. */
    private void taken(RoutingContext context) {
        context.request().headers().set(HttpHeaders.CONTENT_LENGTH, "0");
        ((RoutingContextInternal) context).setBody(Buffer.buffer());
        if (context.get(SIGNED_DIGEST) == null) {
            context.next();
        } else {
            context.vertx()
                    .fileSystem()
                    .readFile(Uploads.file(context).toString())
                    .onSuccess(body -> proceed(context, body.getBytes()))
                    .onFailure(context::fail);
        }
    }

    private void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer((int) Math.max(0, Math.min(declaredLength(request), limit)));
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        request.handler(part -> {
            if (body.length() + part.length() <= limit) {
                body.appendBuffer(part);
            } else if (!context.response().ended()) {
                refuse(context, tooLarge(limit));
            }
        });
        request.endHandler(end -> {
            if (!context.response().ended()) {
                ((RoutingContextInternal) context).setBody(body);
                proceed(context, body.getBytes());
            }
        });
    }

    private void proceed(RoutingContext context, byte[] body) {
        String digest = context.get(SIGNED_DIGEST);
        if (digest == null || ContentDigest.matches(digest, body)) {
            context.next();
        } else {
            refuse(
                    context,
                    new ProblemException(
                            SignInProblem.DIGEST_MISMATCH,
                            "the body of " + body.length + " bytes does not match Content-Digest"));
        }
    }

    private static void refuse(RoutingContext context, ProblemException refusal) {
        if (refusal.problem() == RequestProblem.BODY_TOO_LARGE) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        ProblemResponse.send(context, refusal);
    }

    private static ProblemException tooLarge(long most) {
        return new ProblemException(RequestProblem.BODY_TOO_LARGE, "a body may have at most " + most + " bytes")
                .with("limit", most);
    }

    private static boolean signedIn(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                && !user.getSecurityIdentity().isAnonymous();
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    /** Without a body in HTTP/1.1; so are upgrades to WebSocket, which must not be read here. JDK clients announce a length of 0. */
    private static boolean bodiless(HttpServerRequest request) {
        return request.isEnded()
                || declaredLength(request) == 0
                || (declaredLength(request) < 0 && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING));
    }
}
