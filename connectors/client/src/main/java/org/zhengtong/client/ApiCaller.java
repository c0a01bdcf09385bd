// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes signed requests to one endpoint, again where {@link Retry} allows, and turns refusals into exceptions. */
final class ApiCaller {

    static final String JSON = "application/json";
    private static final byte[] NO_BODY = {};
    private static final long LONGEST_DEADLINE_MILLIS = 60_000;
    private static final int LARGEST_ANSWER = 32 << 20;

    private final URI endpoint;
    private final RequestSigner signer;
    private final Duration timeout;
    private final Retry retry;

    ApiCaller(URI endpoint, RequestSigner signer, Duration timeout, Retry retry) {
        this.endpoint = endpoint;
        this.signer = signer;
        this.timeout = timeout;
        this.retry = retry;
    }

    ApiResponse get(String path) {
        return send("GET", path, JSON, NO_BODY);
    }

    ApiResponse post(String path, @Nullable Object body) {
        return send("POST", path, JSON, Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    /** With a deadline of its own for the work at the other end, which is at most the timeout. */
    ApiResponse post(String path, Map<String, Object> body, Duration deadline) {
        return send("POST", path, JSON, Json.write(body).getBytes(StandardCharsets.UTF_8), deadline);
    }

    ApiResponse send(String method, String path, String contentType, byte[] body) {
        return send(method, path, contentType, body, timeout);
    }

    private ApiResponse send(String method, String path, String contentType, byte[] body, Duration deadline) {
        for (int attempt = 1; ; attempt++) {
            ApiResponse response = sendOnce(method, path, contentType, body, deadline);
            if (response.status() / 100 == 2) {
                return response;
            }
            ZhengtongException refusal = ZhengtongException.refusal(response);
            if (!retry.allows(attempt, refusal)) {
                throw refusal;
            }
            pause(retry.pauseAfter(attempt, refusal), refusal);
        }
    }

    private ApiResponse sendOnce(String method, String path, String contentType, byte[] body, Duration deadline) {
        long until = System.nanoTime() + timeout.toNanos();
        try {
            HttpURLConnection connection = open(method, path, contentType, body, deadline);
            try {
                if (connection.getDoOutput()) {
                    try (OutputStream out = connection.getOutputStream()) {
                        out.write(body);
                    }
                }
                int status = connection.getResponseCode();
                return new ApiResponse(status, headers(connection), text(connection, status, until));
            } catch (IOException e) {
                connection.disconnect();
                throw e;
            }
        } catch (SocketTimeoutException e) {
            throw new ZhengtongException(
                    ZhengtongException.TIMED_OUT, 0, "no answer from " + endpoint + " within " + timeout, e);
        } catch (IOException e) {
            throw new ZhengtongException(
                    ZhengtongException.UNREACHABLE, 0, "no answer from " + endpoint + ": " + e.getMessage(), e);
        }
    }

    private HttpURLConnection open(String method, String path, String contentType, byte[] body, Duration deadline)
            throws IOException {
        URI target = URI.create(endpoint + path);
        HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
        int millis = (int) timeout.toMillis();
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Accept", "application/json, application/problem+json");
        connection.setRequestProperty("Accept-Language", "zh-CN");
        connection.setRequestProperty(
                "Zt-Deadline-Millis",
                Long.toString(Math.min(Math.min(deadline.toMillis(), millis), LONGEST_DEADLINE_MILLIS)));
        signer.sign(method, target, body).forEach(connection::setRequestProperty);
        if (!method.equals("GET") && !method.equals("DELETE")) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", contentType);
            // Streaming also stops the JDK from repeating a request by itself, which would use its nonce twice.
            connection.setFixedLengthStreamingMode(body.length);
        }
        return connection;
    }

    private static Map<String, String> headers(HttpURLConnection connection) {
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, List<String>> header :
                connection.getHeaderFields().entrySet()) {
            if (header.getKey() != null && !header.getValue().isEmpty()) {
                headers.put(header.getKey(), header.getValue().get(0));
            }
        }
        return headers;
    }

    private static String text(HttpURLConnection connection, int status, long deadline) throws IOException {
        InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        if (in == null) {
            return "";
        }
        try (InputStream body = in) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                text.write(buffer, 0, read);
                if (text.size() > LARGEST_ANSWER) {
                    throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes");
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new SocketTimeoutException("the answer was not complete in time");
                }
            }
            return new String(text.toByteArray(), StandardCharsets.UTF_8);
        }
    }

    private static void pause(Duration pause, ZhengtongException refusal) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refusal.addSuppressed(new InterruptedIOException("interrupted before the next attempt"));
            throw refusal;
        }
    }
}
