// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One question to a shared resource, built step by step and sent by {@link #fetch()} or {@link #verify()}. */
public final class ExchangeCall {

    private static final String PATH = "/api/v1/exchanges";

    private final ApiCaller node;
    private final Map<String, Object> request = new LinkedHashMap<>();
    private final Map<String, String> parameters = new TreeMap<>();
    private @Nullable Duration deadline;

    ExchangeCall(ApiCaller node, String resource) {
        this.node = node;
        request.put("resource", resource);
    }

    /** A query parameter; which ones a resource takes is in its catalogue entry. */
    public ExchangeCall parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    /** Must be one the grant names. */
    public ExchangeCall purpose(Purpose purpose) {
        request.put("purpose", purpose.name());
        return this;
    }

    /** 办件编号 the request serves. */
    public ExchangeCall caseNumber(String number) {
        request.put("caseNumber", number);
        return this;
    }

    /** Account of the person the system acts for. */
    public ExchangeCall operator(String account) {
        request.put("operator", account);
        return this;
    }

    /** How long the exchange may take; what is left shrinks at each node. The client's timeout unless given. */
    public ExchangeCall deadline(Duration limit) {
        this.deadline = limit;
        return this;
    }

    /** Asks for the data. */
    public ExchangeResult fetch() {
        return send("FETCH");
    }

    /** Asks only whether the parameters agree with the provider's record; no data is returned. */
    public ExchangeResult verify() {
        return send("VERIFY");
    }

    private ExchangeResult send(String mode) {
        Map<String, Object> body = new LinkedHashMap<>(request);
        body.put("mode", mode);
        body.put("parameters", parameters);
        return ExchangeResult.of(deadline == null ? node.post(PATH, body) : node.post(PATH, body, deadline));
    }
}
