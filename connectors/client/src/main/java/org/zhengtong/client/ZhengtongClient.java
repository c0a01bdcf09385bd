// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An application system's (应用系统) door to its node and to a licence registry. Immutable and thread safe; one
 * instance serves the whole application.
 */
public final class ZhengtongClient {

    private final ApiCaller node;
    private final ApiCaller registry;

    private ZhengtongClient(Builder builder) {
        URI endpoint = Objects.requireNonNull(builder.endpoint, "endpoint");
        RequestSigner signer =
                new RequestSigner(Objects.requireNonNull(builder.credentials, "credentials"), Clock.systemUTC());
        URI registryEndpoint = builder.registry == null ? endpoint : builder.registry;
        this.node = new ApiCaller(endpoint, signer, builder.timeout, builder.retry);
        this.registry = new ApiCaller(registryEndpoint, signer, builder.timeout, builder.retry);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Begins a question to a shared resource (数据资源), for instance {@code 105002/510000000001}. */
    public ExchangeCall exchange(String resource) {
        return new ExchangeCall(node, resource);
    }

    /** Electronic licences at the registry. */
    public Licences licences() {
        return new Licences(registry);
    }

    /** Signed GET of any path of the endpoint, query included. */
    public ApiResponse get(String path) {
        return node.get(path);
    }

    /** Signed POST; the body is maps, collections, strings, numbers, booleans and null, and is sent as JSON. */
    public ApiResponse post(String path, @Nullable Object body) {
        return node.post(path, body);
    }

    /** Signed request of any method and content type; an empty body for none. */
    public ApiResponse send(String method, String path, String contentType, byte[] body) {
        return node.send(method, path, contentType, body.clone());
    }

    /** Settings of a client; endpoint and credentials are required. */
    public static final class Builder {

        private @Nullable URI endpoint;
        private @Nullable URI registry;
        private @Nullable Sm2Credentials credentials;
        private Duration timeout = Duration.ofSeconds(10);
        private Retry retry = Retry.none();

        private Builder() {}

        /** Base address of the node, for instance {@code http://node.example:8080}. */
        public Builder endpoint(String url) {
            this.endpoint = address(url);
            return this;
        }

        /** Base address of the licence registry; the endpoint unless given. */
        public Builder registry(String url) {
            this.registry = address(url);
            return this;
        }

        public Builder credentials(Sm2Credentials credentials) {
            this.credentials = credentials;
            return this;
        }

        /** For a connection and for a complete answer each; the node is told to answer within it. 10 s unless given. */
        public Builder timeout(Duration timeout) {
            if (timeout.toMillis() < 1 || timeout.toMillis() > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("the timeout must be at least a millisecond: " + timeout);
            }
            this.timeout = timeout;
            return this;
        }

        /** None unless given. */
        public Builder retry(Retry retry) {
            this.retry = retry;
            return this;
        }

        public ZhengtongClient build() {
            return new ZhengtongClient(this);
        }

        private static URI address(String url) {
            URI address = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
                throw new IllegalArgumentException("an address starts with http:// or https://: " + url);
            }
            return address;
        }
    }
}
