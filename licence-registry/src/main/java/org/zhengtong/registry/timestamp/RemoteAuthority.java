// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.zhengtong.registry.network.BoundedAnswer;

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
                .header("Content-Type", TimeStampApi.QUESTION)
                .header("Accept", TimeStampApi.ANSWER)
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build();
        return BoundedAnswer.of(http, request, timeout, LONGEST_ANSWER);
    }
}
