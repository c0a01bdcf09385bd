// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A successful (2xx) answer of a node or registry to a request the SDK has no method of its own for. */
public final class ApiResponse {

    private final int status;
    private final Map<String, String> headers;
    private final String body;

    ApiResponse(int status, Map<String, String> headers, String body) {
        this.status = status;
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        this.headers = Collections.unmodifiableMap(copy);
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** First value of a header; its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public String body() {
        return body;
    }

    /** The body as maps, lists, strings, numbers and booleans. */
    public @Nullable Object json() {
        try {
            return Json.read(body);
        } catch (IOException e) {
            throw new ZhengtongException(ZhengtongException.ANSWER_UNREADABLE, status, "the answer is not JSON", e);
        }
    }

    /** The body's members; empty when the body is not a JSON object. */
    public Map<String, @Nullable Object> object() {
        return Json.object(json());
    }
}
