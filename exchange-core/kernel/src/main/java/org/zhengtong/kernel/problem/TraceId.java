// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.problem;

import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id that finds a request in log, audit and trace page (跟踪号): the current trace's, else the caller's, else a fresh one. */
public final class TraceId {

    /** Response header that carries it. */
    public static final String HEADER = "Trace-Id";

    private static final Pattern TRACE_PARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TraceId() {}

    /** The trace id of a request. */
    public static String of(HttpServerRequest request) {
        String current = current();
        return current == null ? of(request.getHeader("traceparent")) : current;
    }

    /** The trace id of the running trace, if there is one. */
    public static @Nullable String current() {
        return MDC.get("traceId") instanceof String id && !id.isEmpty() ? id : null;
    }

    static String of(@Nullable String traceParent) {
        Matcher matcher = TRACE_PARENT.matcher(traceParent == null ? "" : traceParent);
        if (matcher.matches()) {
            return matcher.group(1);
        }
        byte[] fresh = new byte[16];
        RANDOM.nextBytes(fresh);
        return HexFormat.of().formatHex(fresh);
    }
}
