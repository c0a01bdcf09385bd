// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.monitor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.zhengtong.agent.source.ProviderAnswer;
import org.zhengtong.agent.source.ProviderRequest;
import org.zhengtong.agent.source.SourceException;

/** Counts and times the requests: {@code agent_requests_seconds{resource, outcome}}. */
public final class RequestMetrics {

    private final MeterRegistry registry;
    private final java.util.Set<String> served;

    public RequestMetrics(MeterRegistry registry, java.util.Collection<String> served) {
        this.registry = registry;
        this.served = java.util.Set.copyOf(served);
    }

    /** The same sources, measured. Resources that are not served share one label, lest callers make up series. */
    public Function<ProviderRequest, CompletableFuture<ProviderAnswer>> measured(
            Function<ProviderRequest, CompletableFuture<ProviderAnswer>> sources) {
        return request -> {
            Timer.Sample begun = Timer.start(registry);
            String resource = served.contains(request.resource()) ? request.resource() : "other";
            return sources.apply(request)
                    .whenComplete((answer, failure) -> begun.stop(registry.timer(
                            "agent.requests",
                            "resource",
                            resource,
                            "outcome",
                            failure == null ? answer.outcome().name() : code(failure))));
        };
    }

    private static String code(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof SourceException known ? known.problem().name() : "AGENT_FAILED";
    }
}
