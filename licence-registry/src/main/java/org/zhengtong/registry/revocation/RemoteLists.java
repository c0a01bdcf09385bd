// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.revocation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.zhengtong.registry.network.BoundedAnswer;

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

    /** The bytes of a list; refused when there are too many or they take too long. */
    byte[] fetch(URI address) throws IOException {
        return BoundedAnswer.of(http, HttpRequest.newBuilder(address).GET().build(), timeout, largest);
    }
}
