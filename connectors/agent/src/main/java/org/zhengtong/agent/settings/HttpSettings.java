// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.settings;

import static org.zhengtong.agent.settings.SettingsException.require;
import static org.zhengtong.agent.settings.SettingsException.required;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP service with JSON answers as a resource. 404, or null or an empty array at {@code records}, means that there is no such
 * record; an answer without that place, or without any of the items, is a failure of the service.
 *
 * @param url address; a parameter's value takes the place of its name in braces, in the path or the query
 * @param method GET, or POST with the body parameters as a JSON object; GET unless given
 * @param bodyParameters parameters that go into the body
 * @param records JSON pointer to the record or the array of records; the whole answer unless given
 * @param items information item → JSON pointer within a record
 */
public record HttpSettings(
        String code,
        String url,
        Method method,
        List<String> bodyParameters,
        String records,
        Map<String, String> items,
        int concurrency,
        int timeoutMillis,
        int limit)
        implements ResourceSettings {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/{}?#@]+/.*");

    /** How the service is asked. */
    public enum Method {
        GET,
        POST
    }

    public HttpSettings {
        required(url, code + ": url");
        require(ADDRESS.matcher(url).matches(), code + ": url 须为 http(s)://主机/… (must be http(s)://host/…): " + url);
        URI.create(PARAMETER.matcher(url).replaceAll("x"));
        method = orElse(method, Method.GET);
        bodyParameters = List.copyOf(orElse(bodyParameters, List.of()));
        require(
                method == Method.POST || bodyParameters.isEmpty(),
                code + ": bodyParameters 只用于 POST (are for POST only)");
        records = orElse(records, "");
        JsonPointer.compile(records);
        items = Collections.unmodifiableMap(new LinkedHashMap<>(required(items, code + ": items")));
        items.values().forEach(JsonPointer::compile);
        concurrency = concurrency == 0 ? 4 : concurrency;
        timeoutMillis = timeoutMillis == 0 ? 5000 : timeoutMillis;
        limit = limit == 0 ? 100 : limit;
        ResourceSettings.check(code, keys(url, bodyParameters), items.keySet(), concurrency, timeoutMillis, limit);
    }

    @Override
    public List<String> keys() {
        return keys(url, bodyParameters);
    }

    private static List<String> keys(String url, List<String> bodyParameters) {
        List<String> keys = new ArrayList<>(bodyParameters);
        Matcher parameter = PARAMETER.matcher(url);
        while (parameter.find()) {
            keys.add(parameter.group(1));
        }
        return keys;
    }

    @Override
    public Set<String> itemNames() {
        return items.keySet();
    }

    @Override
    public HttpSettings relativeTo(Path folder) {
        return this;
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
