// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.source;

import static org.zhengtong.agent.source.SourceProblem.PARAMETER_INVALID;
import static org.zhengtong.agent.source.SourceProblem.SOURCE_FAILED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.zhengtong.agent.settings.HttpSettings;
import org.zhengtong.agent.settings.HttpSettings.Method;

/** Turns requests into calls of department services and their JSON answers into records. */
public final class HttpCall {

    static final String ENDPOINT = "agentEndpoint";
    /** What a service says of values it cannot take, as the node reads it too. */
    private static final Set<Integer> VALUES_REFUSED = Set.of(400, 422);

    private static final int LARGEST_ANSWER = 4 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Sets the address, the method and the body; one Camel endpoint for each resource, whatever the parameters. */
    void prepare(Exchange exchange) throws IOException {
        ProviderRequest request = exchange.getProperty(Sources.REQUEST, ProviderRequest.class);
        HttpSettings service = exchange.getProperty(Sources.RESOURCE, HttpSettings.class);
        String endpoint = service.url().substring(0, service.url().indexOf('/', "https://".length()))
                + "?throwExceptionOnFailure=false&disableStreamCache=true&skipResponseHeaders=true"
                + "&httpClient.responseTimeout=" + service.timeoutMillis()
                + "&connectionsPerRoute=" + service.concurrency();
        exchange.setProperty(ENDPOINT, endpoint);
        exchange.getMessage().setHeader(Exchange.HTTP_URI, address(service, request.values()));
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, service.method().name());
        exchange.getMessage().setHeader("Accept", "application/json");
        if (service.method() == Method.POST) {
            Map<String, @Nullable String> body = new LinkedHashMap<>();
            service.bodyParameters()
                    .forEach(name -> body.put(name, request.values().get(name)));
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
            exchange.getMessage().setBody(JSON.writeValueAsBytes(body));
        }
    }

    /**
     * Reads the answer: 404, null and the empty array are no record; 400 and 422 refuse the values; any other status than 2xx, and an
     * answer without what the settings point at, is a failure of the source.
     */
    void read(Exchange exchange) throws IOException {
        ProviderRequest request = exchange.getProperty(Sources.REQUEST, ProviderRequest.class);
        HttpSettings service = exchange.getProperty(Sources.RESOURCE, HttpSettings.class);
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        try (InputStream body = exchange.getMessage().getBody(InputStream.class)) {
            if (VALUES_REFUSED.contains(status)) {
                throw new SourceException(PARAMETER_INVALID, "the service answered HTTP " + status);
            }
            if (status != 404 && status / 100 != 2) {
                throw new SourceException(SOURCE_FAILED, "the service answered HTTP " + status);
            }
            List<Map<String, @Nullable Object>> found = status == 404 ? List.of() : records(service, body);
            exchange.getMessage().setBody(ProviderAnswer.of(request, service.limit(), found));
        }
    }

    private static String address(HttpSettings service, Map<String, String> values) {
        String address = service.url();
        for (String key : service.keys()) {
            String value = values.getOrDefault(key, "");
            if (value.equals(".") || value.equals("..")) {
                throw new SourceException(PARAMETER_INVALID, "the parameter cannot stand in an address: " + key);
            }
            String escaped = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
            address = address.replace("{" + key + "}", escaped);
        }
        return address;
    }

    private static List<Map<String, @Nullable Object>> records(HttpSettings service, @Nullable InputStream body)
            throws IOException {
        byte[] text = body == null ? new byte[0] : body.readNBytes(LARGEST_ANSWER + 1);
        if (text.length > LARGEST_ANSWER) {
            throw new SourceException(
                    SOURCE_FAILED, "the service's answer is larger than " + LARGEST_ANSWER + " bytes");
        }
        JsonNode answer = JSON.readTree(text).at(service.records());
        if (answer.isNull()) {
            return List.of();
        }
        if (!answer.isContainerNode()) {
            throw new SourceException(
                    SOURCE_FAILED, "the service's answer has no record or array at \"" + service.records() + "\"");
        }
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        for (JsonNode node : answer.isArray() ? answer : List.of(answer)) {
            records.add(record(service, node));
        }
        return records;
    }

    /** An object with none of the items is no record, but for instance the service's word that it failed. */
    private static Map<String, @Nullable Object> record(HttpSettings service, JsonNode node) {
        if (service.items().values().stream()
                .allMatch(pointer -> node.at(pointer).isMissingNode())) {
            throw new SourceException(SOURCE_FAILED, "the service's answer has none of the items");
        }
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        service.items().forEach((item, pointer) -> {
            JsonNode value = node.at(pointer);
            record.put(item, value.isMissingNode() ? null : JSON.convertValue(value, Object.class));
        });
        return record;
    }
}
