// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** An authority somewhere else, by HTTP (RFC 3161 §3.4). */
final class RemoteAuthority implements TimeStampAuthority {

    private static final int LONGEST_ANSWER = 1 << 16;

    private final URI address;
    private final Duration timeout;
    private final HttpClient http;

    RemoteAuthority(URI address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    @Override
    public byte[] answer(byte[] question) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", TimeStampApi.QUESTION)
                .header("Accept", TimeStampApi.ANSWER)
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] read = body.readNBytes(LONGEST_ANSWER);
                if (answer.statusCode() != 200) {
                    throw new IOException(address + " answers " + answer.statusCode());
                }
                return read;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for " + address);
        }
    }
}
