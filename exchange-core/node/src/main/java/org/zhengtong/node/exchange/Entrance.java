// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.RuntimeCamelException;
import org.zhengtong.node.passage.Passage;

/** Hands a passage to a Camel route and gives it back when the route has ended. */
@Singleton
class Entrance {

    private final CamelContext camel;
    private final Map<String, AsyncProducer> producers = new ConcurrentHashMap<>();

    Entrance(CamelContext camel) {
        this.camel = camel;
    }

    /** Runs the passage through the route; the future fails with the route's refusal or failure. */
    CompletableFuture<Passage> send(String endpoint, Passage passage) {
        AsyncProducer producer = producers.computeIfAbsent(endpoint, this::producer);
        Exchange exchange = producer.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getIn().setBody(passage);
        CompletableFuture<Passage> ended = new CompletableFuture<>();
        producer.process(exchange, doneSync -> {
            Exception failure = exchange.getException();
            if (failure == null) {
                ended.complete(passage);
            } else {
                ended.completeExceptionally(failure);
            }
        });
        return ended;
    }

    private AsyncProducer producer(String uri) {
        try {
            Endpoint endpoint = camel.getEndpoint(uri);
            AsyncProducer producer = endpoint.createAsyncProducer();
            producer.start();
            return producer;
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }
}
