// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fetches revocation lists by HTTP. */
final class RemoteLists {

    private final Duration timeout;
    private final int largest;
    private final HttpClient http;

    RemoteLists(Duration timeout, int largest) {
        this.timeout = timeout;
        this.largest = largest;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** The bytes of a list; refused when there are too many. */
    byte[] fetch(URI address) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(timeout).GET().build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] read = body.readNBytes(largest + 1);
                if (answer.statusCode() != 200 || read.length > largest) {
                    throw new IOException("status " + answer.statusCode() + ", " + read.length + " bytes");
                }
                return read;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for " + address);
        }
    }
}
