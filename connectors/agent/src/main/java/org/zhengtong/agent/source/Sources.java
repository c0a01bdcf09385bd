// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.source;

import static org.zhengtong.agent.source.SourceProblem.PARAMETER_INVALID;
import static org.zhengtong.agent.source.SourceProblem.RESOURCE_NOT_SERVED;
import static org.zhengtong.agent.source.SourceProblem.SOURCE_FAILED;
import static org.zhengtong.agent.source.SourceProblem.SOURCE_TIMED_OUT;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhengtong.agent.settings.HttpSettings;
import org.zhengtong.agent.settings.ResourceSettings;
import org.zhengtong.agent.settings.TableSettings;

/** Answers requests from the sources of the settings, each resource in a bulkhead of its own. */
public final class Sources implements AutoCloseable {

    static final String REQUEST = "agent.request";
    static final String RESOURCE = "agent.resource";
    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private final Map<String, ResourceSettings> resources = new LinkedHashMap<>();
    private final Map<String, Bulkhead> bulkheads = new LinkedHashMap<>();
    private final ProducerTemplate routes;

    public Sources(List<ResourceSettings> resources, CamelContext camel) {
        for (ResourceSettings resource : resources) {
            this.resources.put(resource.code(), resource);
            this.bulkheads.put(resource.code(), new Bulkhead(resource.code(), resource.concurrency()));
        }
        this.routes = camel.createProducerTemplate();
    }

    public List<String> codes() {
        return List.copyOf(resources.keySet());
    }

    /** Completes with the answer, or with a {@link SourceException}, at the latest at the request's deadline. */
    public CompletableFuture<ProviderAnswer> answer(ProviderRequest request) {
        ResourceSettings resource = resources.get(request.resource());
        Bulkhead bulkhead = bulkheads.get(request.resource());
        if (resource == null || bulkhead == null) {
            return CompletableFuture.failedFuture(
                    new SourceException(RESOURCE_NOT_SERVED, "this agent does not serve " + request.resource()));
        }
        try {
            checkParameters(request, resource);
        } catch (SourceException e) {
            return CompletableFuture.failedFuture(e);
        }
        Duration timeout = min(request.deadline(), resource.timeout());
        return bulkhead.run(() -> throughRoute(request, resource), timeout)
                .handle((answer, failure) -> failure == null ? answer : refuse(request, failure));
    }

    /** Every key is needed; what is no key must be an item, and is only for VERIFY to compare. */
    private static void checkParameters(ProviderRequest request, ResourceSettings resource) {
        for (String key : resource.keys()) {
            String value = request.values().getOrDefault(key, "");
            if (value.isBlank() || value.length() > 1000 || value.indexOf('\0') >= 0) {
                throw new SourceException(PARAMETER_INVALID, "the parameter is needed: " + key);
            }
        }
        for (String name : request.values().keySet()) {
            boolean compared = request.mode() == ProviderRequest.Mode.VERIFY
                    && resource.itemNames().contains(name);
            if (!compared && !resource.keys().contains(name)) {
                throw new SourceException(PARAMETER_INVALID, "the source has no such parameter");
            }
        }
    }

    private ProviderAnswer throughRoute(ProviderRequest request, ResourceSettings resource) {
        Exchange exchange = routes.send(entry(resource), message -> {
            message.setProperty(REQUEST, request);
            message.setProperty(RESOURCE, resource);
        });
        Exception failure = exchange.getException();
        if (failure != null) {
            throw new CompletionException(failure);
        }
        return exchange.getMessage().getBody(ProviderAnswer.class);
    }

    private static String entry(ResourceSettings resource) {
        if (resource instanceof TableSettings) {
            return TableRoute.ENTRY;
        }
        if (resource instanceof HttpSettings) {
            return HttpRoute.ENTRY;
        }
        throw new IllegalStateException("no route for " + resource.code());
    }

    /** Logs the kind of failure only: its message may quote the values of the request. */
    private static ProviderAnswer refuse(ProviderRequest request, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof SourceException ours) {
            LOG.warn("{} {}: {} {}", request.resource(), request.exchangeId(), ours.problem(), ours.detail());
            throw ours;
        }
        SourceProblem problem = problem(cause);
        LOG.warn("{} {}: {} {}", request.resource(), request.exchangeId(), problem, Causes.name(cause));
        throw new SourceException(problem, "the source gave no answer: " + Causes.name(cause));
    }

    private static SourceProblem problem(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return SOURCE_TIMED_OUT;
        }
        return Causes.unreadableValue(cause) ? PARAMETER_INVALID : SOURCE_FAILED;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    @Override
    public void close() {
        bulkheads.values().forEach(Bulkhead::close);
    }
}
